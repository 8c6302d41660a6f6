import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from './errors.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const shape = z.strictObject({
  operators: z.record(z.string().min(1), label),
  apps: z.record(
    z.string().min(1),
    z.strictObject({
      operator: z.string().min(1),
      /** The app's name in exports that know it by its package only. */
      package: z.string().min(1).optional(),
    }),
  ),
});

/** The types of operator, and of which type each app's is. */
export type Platforms = z.infer<typeof shape>;

/**
 * Reads a file of platforms, such as `data/platforms.yaml`.
 * @throws UserError `platforms-invalid` naming the file and the first fault
 */
export function readPlatforms(path: string): Platforms {
  const checked = shape.safeParse(yamlOf(path));
  if (!checked.success) throw invalid(path, z.prettifyError(checked.error));
  const { operators, apps } = checked.data;
  for (const [app, { operator }] of Object.entries(apps)) {
    if (!(operator in operators))
      throw invalid(path, `${app}: "${operator}" (operators: ${Object.keys(operators).join(', ')})`);
  }
  return checked.data;
}

function yamlOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: true });
  } catch (error) {
    throw invalid(path, (error as Error).message.split('\n')[0]!);
  }
}

const invalid = (path: string, what: string): UserError =>
  new UserError({
    code: 'platforms-invalid',
    message: `cannot read the platforms in ${path}: ${what}`,
    hint: 'It has two parts: operators (id: {zh, en}) and apps (name: {operator: id}); data/platforms.yaml shows both.',
    zh: {
      message: `无法读取平台文件 ${path}：${what}`,
      hint: '文件分两部分：operators（编号: {zh, en}）与 apps（应用名: {operator: 编号}）；可参照 data/platforms.yaml。',
    },
  });
