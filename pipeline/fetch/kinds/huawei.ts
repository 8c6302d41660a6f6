import { HttpFault } from '../../http/fault.ts';
import { parseInstant } from '../../ingest/index.ts';
import type { HuaweiConfig } from '../config.ts';
import { type Listing, withParameter } from '../listing.ts';
import { listIn } from '../lists.ts';
import { memberAt } from '../member.ts';

/** Reviews of a page, the most that public clients of the service ask for. */
const pageSize = 25;

/**
 * The list that AppGallery's own web page shows, as public clients read it; Huawei documents it nowhere, nor in which order it stands, so
 * all of `pages` are read every night.
 */
export function huaweiListings({ id, pages, at }: HuaweiConfig): Listing[] {
  const query = new URLSearchParams({
    ...{
      method: 'internal.user.commenList3',
      serviceType: '20',
      reqPageNum: '1',
      maxResults: String(pageSize),
    },
    ...{ appid: id, version: '10.0.0', zone: '', locale: 'zh_CN' },
  });
  return [
    {
      name: '',
      first: new URL(`/uowap/index?${query}`, at),
      headers: () => ({ accept: 'application/json' }),
      entriesOf,
      instantOf: (entry) => parseInstant(String(memberAt(entry, 'operTime')), { zone: 'Asia/Shanghai' }),
      next: ({ number, url, document, entries }) => {
        const last = Number(memberAt(document, 'totalPages') ?? Number.POSITIVE_INFINITY);
        return entries.length === 0 || number >= last
          ? null
          : withParameter(url, 'reqPageNum', String(number + 1));
      },
      newestFirst: false,
      pages,
      beyond: 'end',
    },
  ];
}

/** What is refused is answered with status 200 and a code of its own. */
function entriesOf(document: unknown): readonly unknown[] {
  const code = memberAt(document, 'rtnCode') ?? 0;
  if (Number(code) !== 0) throw refused(String(code));
  return listIn(document, 'list');
}

const refused = (code: string): HttpFault =>
  new HttpFault({ zh: `返回错误码 ${code}`, en: `answered with error code ${code}` }, { temporary: true });
