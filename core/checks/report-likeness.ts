import { tidy } from './passages.ts';
import { symbolsIn } from './symbols.ts';
import type { CheckedText } from './text.ts';

export interface ReportLikeness {
  readonly isReport: boolean;
  /** A Vietnamese sentence that says what was found or what is missing. */
  readonly reason: string;
}

const LOOKED_AT = 60_000;
const HEAD = 4_000;
const MARKED = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/giu;
const AGENCY =
  /ủy ban nhân dân|uỷ ban nhân dân|\bUBND\b|hội đồng nhân dân|HĐND|(?<!\p{L})(?:sở|bộ|phòng) (?:nội vụ|tư pháp|tài chính|y tế|xây dựng|công thương|khoa học|giáo dục|nông nghiệp|văn hóa|thông tin|kinh tế|tài nguyên)|ban chỉ đạo|(?:tỉnh|huyện|đảng|thành) (?:ủy|uỷ)|trung tâm phục vụ hành chính công|ban quản lý|thanh tra (?:tỉnh|huyện|thành phố)|văn phòng chính phủ|công an (?:tỉnh|huyện|xã|phường|thành phố)|trường (?:thpt|thcs|tiểu học|mầm non)|bảo hiểm xã hội|kho bạc nhà nước|cục thuế/giu;
const SUBJECT =
  /cải cách hành chính|CCHC|thủ tục hành chính|TTHC|cán bộ, công chức|công chức, viên chức|dịch vụ công|chuyển đổi số|quản lý nhà nước|kinh tế - xã hội|văn bản quy phạm|một cửa|công vụ|ngân sách nhà nước/giu;
const KIND_LINE =
  /^(?:BÁO CÁO|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|TỜ TRÌNH|CHỈ THỊ|NGHỊ QUYẾT|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN|BIÊN BẢN|KẾT LUẬN|CÔNG VĂN|CÔNG ĐIỆN|QUY CHẾ|TỔNG HỢP|PHỤ LỤC|BIỂU|ĐỀ CƯƠNG)(?!\p{L})/mu;
const FORM =
  /Nơi nhận\s*:|^\s*(?:TM|KT|TL|TUQ)\.\s*\p{Lu}|CỘNG H[ÒO]A XÃ HỘI|Độc lập\s*-\s*Tự do|^\s*Số\s*:?.{0,12}\/\p{Lu}|Trên đây là|kính báo cáo|\.\/\./gmu;
const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:HỢP ĐỒNG|PHỤ LỤC HỢP ĐỒNG)(?!\p{L})/mu, 'một hợp đồng'],
  [/^\s*HÓA ĐƠN|Mẫu số \(?(?:Form)|Đơn vị bán hàng|Mã số thuế người mua/imu, 'một hóa đơn'],
  [/(?:^|\n)\s*(?:import |export |function |class |const |#include|def |public )[^\n]*[;{(:]/u, 'mã nguồn'],
  [/^\s*(?:ĐƠN XIN|ĐƠN ĐỀ NGHỊ|SƠ YẾU LÝ LỊCH|BÀI THI|ĐỀ THI|GIÁO ÁN)(?!\p{L})/mu, 'đơn từ hoặc giấy tờ cá nhân'],
];

/** Whether a text is a report, plan, notice or decision of an administration at all, and why it is thought so. */
export function looksLikeReport(text: CheckedText): ReportLikeness {
  const sample = sampleOf(text);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 60) {
    return no('tệp gần như không có chữ');
  }
  if ((sample.match(MARKED)?.length ?? 0) / letters < 0.08) {
    return no('tệp không viết bằng tiếng Việt có dấu');
  }
  const other = OTHER.find(([pattern]) => pattern.test(sample.slice(0, HEAD)));
  const agencies = sample.match(AGENCY)?.length ?? 0;
  const subjects = sample.match(SUBJECT)?.length ?? 0;
  const forms = new Set(sample.match(FORM)?.map((found) => found.trim().slice(0, 6))).size;
  const hasKind = KIND_LINE.test(sample.slice(0, HEAD));
  if (other && !(hasKind && agencies > 2)) {
    return no(`tệp giống ${other[1]}`);
  }
  const documents = symbolsIn(sample).length;
  const score =
    (hasKind ? 2 : 0) + Math.min(forms, 3) + Math.min(agencies, 3) + Math.min(subjects, 3) + Math.min(documents, 2);
  const thousands = Math.max(1, letters / 4_000);
  const dense = (agencies + subjects + documents) / thousands >= 1.5;
  const hasShape = hasKind || forms > 0 || documents > 2;
  if (agencies > 0 && score >= 4 && dense && hasShape) {
    return { isReport: true, reason: 'Tệp có cơ quan hành chính, tên loại hoặc thể thức của một văn bản hành chính.' };
  }
  return no(missing(agencies, hasKind || forms > 0));
}

function missing(agencies: number, hasForm: boolean): string {
  if (agencies === 0) {
    return 'không thấy tên cơ quan hành chính nào';
  }
  return hasForm ? 'không thấy nội dung quản lý hành chính' : 'không thấy tên loại và thể thức của văn bản hành chính';
}

function no(why: string): ReportLikeness {
  return { isReport: false, reason: `Đây không giống báo cáo, kế hoạch hay thông báo của cơ quan hành chính: ${why}.` };
}

function sampleOf({ lines }: CheckedText): string {
  const taken: string[] = [];
  let length = 0;
  for (const { text } of lines) {
    taken.push(tidy(text.replaceAll('\t', ' ')));
    length += text.length;
    if (length > LOOKED_AT) {
      break;
    }
  }
  return taken.join('\n');
}
