import type { DossierPage } from '#core/dossiers/contract.ts';
import { APPLICANT_KIND_NAMES, CHANNEL_NAMES, RESULT_CHANNEL_NAMES } from '#core/dossiers/dossier.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { formatMoney } from '#web/lib/format.ts';
import { Facts } from '#web/ui/facts/facts.tsx';
import { DueDay } from './status-words.tsx';

/** What is known about a dossier, as the receipt and the register name it. */
export function DossierFacts({ dossier }: { readonly dossier: DossierPage }) {
  return (
    <div className="columns">
      <section className="stack-tight" aria-labelledby="thong-tin-ho-so">
        <h2 id="thong-tin-ho-so">Thông tin hồ sơ</h2>
        <Facts items={handlingOf(dossier)} />
      </section>
      <section className="stack-tight" aria-labelledby="chu-ho-so">
        <h2 id="chu-ho-so">Chủ hồ sơ</h2>
        <Facts items={applicantOf(dossier)} />
        <h2>Thành phần hồ sơ</h2>
        <Papers dossier={dossier} />
      </section>
    </div>
  );
}

type Items = Parameters<typeof Facts>[0]['items'];

function handlingOf(dossier: DossierPage): Items {
  const { due, firstDue, closedAt, returnedAt, collection } = dossier;
  const moved = due && firstDue && (due.on !== firstDue.on || due.at !== firstDue.at);
  return [
    ['Thủ tục', dossier.procedureName],
    ['Lĩnh vực', dossier.fieldName],
    ['Cách nộp', `${CHANNEL_NAMES[dossier.channel]}${dossier.nonLocal ? ' (phi địa giới)' : ''}`],
    ['Tiếp nhận lúc', dossier.receivedAt && formatInstant(dossier.receivedAt)],
    ['Hẹn trả', due && <DueDay due={due} />],
    ...(moved ? [['Hẹn trả lần đầu', <DueDay key="first" due={firstDue} />] as const] : []),
    ...(closedAt ? [['Xử lý xong hoặc kết thúc', formatInstant(closedAt)] as const] : []),
    ...(returnedAt ? [['Trả kết quả', formatInstant(returnedAt)] as const] : []),
    ...(collection
      ? [['Người nhận kết quả', `${collection.by} (${RESULT_CHANNEL_NAMES[collection.channel]})`] as const]
      : [['Đăng ký nhận kết quả', RESULT_CHANNEL_NAMES[dossier.resultChannel]] as const]),
    ['Bộ phận', dossier.sectionName],
    ['Người xử lý', dossier.assigneeName],
    ['Phí, lệ phí', dossier.fee === null ? null : formatMoney(dossier.fee)],
    ['Số hóa thành phần', yesNo(dossier.digitised)],
    ...(closedAt ? [['Kết quả điện tử', yesNo(dossier.resultElectronic)] as const] : []),
    ...(dossier.summary ? [['Trích yếu, ghi chú', dossier.summary] as const] : []),
  ];
}

function applicantOf({ applicant }: DossierPage): Items {
  return [
    ['Họ tên hoặc tổ chức', applicant.name],
    ['Đối tượng', APPLICANT_KIND_NAMES[applicant.kind]],
    ['Số định danh', applicant.idNumber],
    ['Địa chỉ', applicant.address],
    ['Điện thoại', applicant.phone],
    ['Thư điện tử', applicant.email],
    ...(applicant.proxy ? [['Người được ủy quyền', applicant.proxy] as const] : []),
  ];
}

function yesNo(said: boolean | null): string | null {
  if (said === null) {
    return null;
  }
  return said ? 'Có' : 'Không';
}

function Papers({ dossier: { components, setCount } }: { readonly dossier: DossierPage }) {
  if (components.length === 0) {
    return <p className="soft">Không ghi danh sách giấy tờ. Số bộ: {setCount}.</p>;
  }
  return (
    <>
      <ol>
        {components.map(({ name, originals, certifiedCopies, copies, digitisation }) => (
          <li key={name}>
            {name}
            <div className="soft">
              {[
                [originals, 'bản chính'],
                [certifiedCopies, 'bản chứng thực'],
                [copies, 'bản sao'],
              ]
                .filter(([count]) => count)
                .map(([count, word]) => `${count} ${word}`)
                .concat(digitisation > 0 ? ['đã số hóa'] : [])
                .join(', ')}
            </div>
          </li>
        ))}
      </ol>
      <p className="soft">Số bộ: {setCount}</p>
    </>
  );
}
