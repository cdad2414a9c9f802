import { type DragEvent, type ReactNode, useState } from 'react';
import classes from './file-drop.module.css';

interface DropZoneProps {
  readonly id: string;
  /** On the button, which works by keyboard as well. */
  readonly choose: string;
  /** Beside the button: the file's name, or that files may be dropped here. */
  readonly children: ReactNode;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly describedBy: string;
  readonly invalid?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files are dropped or chosen. The label `${id}-label` names it. */
export function DropZone(props: DropZoneProps) {
  const { id, choose, children, accept, multiple = false, disabled = false, describedBy, invalid, onFiles } = props;
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!disabled) {
      onFiles([...event.dataTransfer.files]);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard
    <div
      className={over ? classes.over : classes.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        multiple={multiple}
        className="unseen"
        aria-labelledby={`${id}-label`}
        accept={accept.join(',')}
        aria-describedby={describedBy}
        aria-invalid={invalid ? true : undefined}
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={classes.choose}>
        {choose}
      </label>
      {children}
    </div>
  );
}
