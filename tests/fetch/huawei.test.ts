import { expect, test } from 'vitest';
import { readAll } from '../ingest/support.ts';
import { answerJson, faultOf, serve } from '../http/server.ts';
import { Source } from './support.ts';

const comment = (id: number) => ({
  commentId: `hw${id}`,
  commentInfo: `第${id}次更新以后闪退`,
  rating: '1',
  operTime: '2025-02-28 12:00',
  versionName: '8.0',
  phone: 'P60',
  nickName: '海',
});

test('page after page up to the last that the service names, and ingest reads them', async () => {
  const { url, asked } = await serve(({ query }, response) => {
    const page = Number(query.get('reqPageNum'));
    answerJson(response, {
      rtnCode: 0,
      totalPages: 3,
      count: 75,
      list: Array.from({ length: 25 }, (_, at) => comment(page * 25 + at)),
    });
  });
  const source = new Source({ kind: 'huawei', app: '问安医生', id: 'C100', at: url });
  const night = await source.fetch();
  expect(night.reviews).toBe(75);
  expect(asked).toHaveLength(3);
  expect(Object.fromEntries(asked[2]!.query)).toMatchObject({
    method: 'internal.user.commenList3',
    appid: 'C100',
    reqPageNum: '3',
    maxResults: '25',
  });
  const { reviews } = await readAll(night.files[0]!, { app: '问安医生' });
  expect(reviews[0]).toMatchObject({ id: 'hw25', stars: 1, date: '2025-02-28T04:00:00Z', version: '8.0' });
});

test('no more pages than were allowed; a code of error is a fault', async () => {
  const { url, asked } = await serve(({ query }, response) =>
    answerJson(
      response,
      query.get('appid') === 'C1'
        ? { rtnCode: '0', list: [comment(asked.length)] }
        : { rtnCode: 27, rtnDesc: 'x' },
    ),
  );
  const source = new Source({ kind: 'huawei', app: '问安医生', id: 'C1', at: url, pages: 4 });
  expect((await source.fetch()).reviews).toBe(4);
  expect((await faultOf(source.fetch({}, { id: 'C2' }))).message).toMatch(
    /uowap\/index answered with error code 27/,
  );
});
