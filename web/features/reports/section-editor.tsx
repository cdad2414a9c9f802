import { useMemo, useRef, useState } from 'react';
import type { PartBoard } from '#core/reports/authoring/contract.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { paletteOf, textOfFigures } from '#core/reports/figures.ts';
import type { Finding } from '#core/reports/finding.ts';
import type { OutlineSection } from '#core/reports/outline.ts';
import { tokenOf } from '#core/reports/prose.ts';
import { formatMoment, formatTime } from '#web/lib/format.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { useSession } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { useConfirmNumber } from './authoring/change-text.ts';
import { FigureDetail } from './authoring/figure-detail.tsx';
import { FindingAction } from './authoring/finding-action.tsx';
import { PartBar } from './authoring/part-bar.tsx';
import { lockSentence } from './authoring/part-words.ts';
import { FigurePalette } from './figure-palette.tsx';
import { FindingList } from './finding-list.tsx';
import { reportPath } from './load-reports.ts';
import { ProseField, type ProseHandle } from './prose-field.tsx';
import { SectionConflictView } from './section-conflict.tsx';
import { draftOf } from './section-drafts.ts';
import classes from './section-editor.module.css';
import { type SaveState, type SectionConflict, useSection } from './use-section.ts';

interface SectionEditorProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly section: OutlineSection;
  readonly findings: readonly Finding[];
  /** Whose parts the sections are; undefined while it is not known. */
  readonly board?: PartBoard | undefined;
  /** What is typed, for the preview and the checks. */
  readonly onText: (code: string, text: string) => void;
}

/** One section: its prose, what was saved of it, and the figures it may name. Mounted anew for every section. */
export function SectionEditor({ unit, answer, section, findings, board, onText }: SectionEditorProps) {
  const { code } = section;
  const { period, kind, year } = answer.report;
  const { accountId: account } = useSession();
  const place = { account, unit, period, code };
  const stored = answer.sections.find((one) => one.code === code) ?? emptySection(code);
  const kept = useRef(draftOf(place)).current;
  const restored = kept !== undefined && kept.text !== stored.text;
  const [shown, setShown] = useState({ text: restored ? kept.text : stored.text, revision: code });
  const [latest, setLatest] = useState(shown.text);
  const { save, write, store, settleAll, settle, startOver } = useSection(place, stored, restored ? kept : undefined);
  const field = useRef<ProseHandle>(null);
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const confirm = useConfirmNumber(unit, period, code);
  const part = board?.parts.find((one) => one.code === code);
  const locked = part !== undefined && !part.mayWrite;
  const words = useMemo(() => {
    const reporting = { kind, year };
    const palette = paletteOf(answer.figures, reporting);
    const labels = new Map(palette.map((figure) => [figure.code, `${figure.group}: ${figure.label}`]));
    return {
      palette,
      chips: {
        textOf: textOfFigures(answer.figures, reporting),
        labelOf: (figure: string) => labels.get(figure) ?? `Không có số liệu mang mã ${figure}`,
      },
    };
  }, [answer.figures, kind, year]);

  function typed(text: string) {
    write(text);
    setLatest(text);
    onText(code, text);
  }

  function settled(newer: SectionConflict, decided: string) {
    settle(newer, decided);
    setShown({ text: decided, revision: `${code}-${newer.version}` });
    setLatest(decided);
    onText(code, decided);
  }

  /** Puts a figure in the place of a number typed by hand. */
  function bind({ start, end, code: figure }: NonNullable<Finding['binding']>) {
    const text = `${latest.slice(0, start)}${tokenOf(figure)}${latest.slice(end)}`;
    setShown({ text, revision: `${code}-bound-${text.length}-${start}` });
    typed(text);
    field.current?.focus();
  }

  return (
    <section className={classes.editor} aria-labelledby="section-title">
      <div className={classes.head}>
        <h2 id="section-title">
          <span className={classes.code}>Mục {code.split('.').slice(0, -1).join('.') || code}</span>
          {section.title}
        </h2>
        <Saved save={save} />
      </div>
      {board && part && <PartBar unit={unit} period={period} board={board} part={part} beforeHandIn={settleAll} />}
      {locked && <Callout tone="info" title={lockSentence(part)} />}
      <p id="section-text-hint" className="soft">
        {section.guide} Dòng bắt đầu bằng “- ” hoặc “+ ” được in thành gạch đầu dòng.
      </p>
      {restored && (
        <Callout tone="info" title="Nội dung chưa lưu lần trước đã được giữ lại">
          <div className="row">
            <Button kind="primary" size="small" onClick={() => typed(kept.text)}>
              Lưu nội dung này
            </Button>
            <Button
              kind="secondary"
              size="small"
              onClick={() => {
                startOver();
                setShown({ text: stored.text, revision: `${code}-stored` });
                onText(code, stored.text);
              }}
            >
              Lấy lại bản đã lưu
            </Button>
          </div>
        </Callout>
      )}
      {save.state === 'conflict' && (
        <SectionConflictView newer={save.newer} mine={latest} textOf={words.chips.textOf} onSettle={settled} />
      )}
      <ProseField
        ref={field}
        id="section-text"
        label={`Nội dung mục ${section.title}`}
        hint={section.guide}
        initial={shown.text}
        revision={shown.revision}
        words={words.chips}
        locked={locked}
        onText={typed}
        onFigure={setOpened}
        onLeave={() => void store()}
      />
      {stored.editedBy && stored.editedAt && (
        <p className="soft">
          Sửa lần cuối: {stored.editedBy}, {formatMoment(stored.editedAt)}.{' '}
          <Link href={withSearch(reportPath(unit, period, 'lich-su'), { muc: code })}>Lịch sử mục này</Link>
        </p>
      )}
      {opened !== undefined && (
        <FigureDetail
          unit={unit}
          answer={answer}
          code={opened}
          figure={words.palette.find((figure) => figure.code === opened)}
          onClose={() => setOpened(undefined)}
        />
      )}
      <FindingList
        findings={findings}
        title="Kiểm tra mục này"
        {...(!locked && {
          actionOf: (finding: Finding) => (
            <FindingAction finding={finding} onBind={bind} onConfirm={(printed) => confirm.mutate(printed)} />
          ),
        })}
      />
      {!locked && <FigurePalette figures={words.palette} onInsert={(figure) => field.current?.insert(figure)} />}
    </section>
  );
}

function emptySection(code: string): ReportAnswer['sections'][number] {
  return { code, text: '', version: 0, editedBy: null, editedAt: null };
}

/** What became of the last words, read out as it changes. */
function Saved({ save }: { readonly save: SaveState }) {
  return (
    <span role="status" className={save.state === 'failed' || save.state === 'conflict' ? classes.bad : classes.saved}>
      {wordsOf(save)}
    </span>
  );
}

function wordsOf(save: SaveState): string {
  switch (save.state) {
    case 'rest':
      return '';
    case 'unsaved':
      return 'Chưa lưu…';
    case 'saving':
      return 'Đang lưu…';
    case 'saved':
      return `✓ Đã lưu ${formatTime(save.at)}`;
    case 'conflict':
      return '▲ Có bản mới hơn';
    case 'failed':
      return `✕ Chưa lưu: ${save.sentence}`;
    default:
      return save satisfies never;
  }
}
