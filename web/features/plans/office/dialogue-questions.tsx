import type { DialogueLine } from '#core/plans/office/contract.ts';

interface DialogueQuestionsProps {
  readonly unit: string;
  readonly dialogue: DialogueLine;
  readonly sections: readonly { readonly id: number; readonly name: string }[];
}

/** What was asked, what was answered, what is followed up. */
export function DialogueQuestions({ dialogue: { questions } }: DialogueQuestionsProps) {
  if (questions.length === 0) {
    return null;
  }
  return (
    <ol>
      {questions.map(({ id, askedBy, question, answer }) => (
        <li key={id}>
          <strong>{question}</strong>
          {askedBy && ` (${askedBy})`}
          {answer && <div>Trả lời: {answer}</div>}
        </li>
      ))}
    </ol>
  );
}
