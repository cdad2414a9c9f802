import type { Example } from '#web/ui/example.ts';
import { useForm } from '#web/ui/form/use-form.ts';
import { DocumentFields, NO_NAMING } from './document-fields.tsx';

function Blank() {
  return <DocumentFields form={useForm({ initial: NO_NAMING })} />;
}

function Contradiction() {
  const initial = {
    kind: 'KH',
    symbol: '07/QĐ-UBND',
    date: '11/01/2026',
    issuer: 'UBND xã Bình Sơn',
    abstract: 'Tuyên truyền cải cách hành chính năm 2026 trên địa bàn xã',
  };
  return <DocumentFields form={useForm({ initial })} />;
}

export const examples: readonly Example[] = [
  { name: 'Ghi một văn bản mới', show: Blank },
  { name: 'Ký hiệu trái với loại văn bản', show: Contradiction },
];
