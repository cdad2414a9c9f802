import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi';
import { DatePicker, DatesProvider } from '@mantine/dates';
import type { PlainDate } from '#core/kernel/dates.ts';
import { MantinePart } from '#web/ui/mantine/mantine-part.tsx';
import classes from './date-field.module.css';

interface CalendarProps {
  readonly value: PlainDate | undefined;
  readonly onPick: (day: PlainDate) => void;
}

/** The calendar of a date field, in a chunk of its own. Weeks begin on Monday. */
export function Calendar({ value, onPick }: CalendarProps) {
  return (
    <MantinePart>
      <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: 1 }}>
        <div className={classes.calendar}>
          <DatePicker
            value={value ?? null}
            {...(value && { defaultDate: value })}
            onChange={(day) => day && onPick(day)}
            ariaLabels={{
              monthLevelControl: 'Chọn tháng',
              yearLevelControl: 'Chọn năm',
              nextMonth: 'Tháng sau',
              previousMonth: 'Tháng trước',
              nextYear: 'Năm sau',
              previousYear: 'Năm trước',
              nextDecade: 'Mười năm sau',
              previousDecade: 'Mười năm trước',
            }}
          />
        </div>
      </DatesProvider>
    </MantinePart>
  );
}
