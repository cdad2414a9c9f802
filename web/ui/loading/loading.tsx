import classes from './loading.module.css';

interface LoadingProps {
  /** What is being fetched: "Đang tải danh sách hồ sơ…". */
  readonly children?: string;
}

/** Says that something is on its way. It appears only after a moment, so that quick answers do not flicker. */
export function Loading({ children = 'Đang tải…' }: LoadingProps) {
  return (
    <p className={classes.loading} role="status">
      <span className={classes.bar} aria-hidden="true" />
      {children}
    </p>
  );
}
