import { z } from 'zod';
import { UserError } from './errors.ts';
import { lexiconFolder } from './folders.ts';
import { parseYamlFile, placeOf } from './yaml-file.ts';

const named = { zh: z.string().min(1), en: z.string().min(1), means: z.string().min(1) };
const stageShape = z.strictObject(named);
const causeShape = z.strictObject({ ...named });
/** One kind of complaint: touchpoint.failure, with the stage and inner cause it has unless the text says otherwise. */
const issueShape = z.strictObject({ ...named, stage: z.string(), cause: z.string() });
const overrideShape = z.strictObject({
  issues: z.array(z.string()).min(1),
  when: z.string(),
  stage: z.string(),
});
const codebookShape = z.strictObject({
  version: z.number().int().positive(),
  stages: z.record(z.string(), stageShape),
  causes: z.record(z.string(), causeShape),
  issues: z.record(z.string().regex(/^[a-z]+\.[a-z]+$/, 'an issue id is touchpoint.failure'), issueShape),
  stage_override: z.array(overrideShape),
});

/** The coding scheme of `codebook.yaml`; insertion order is the order of the file. */
export type Codebook = z.infer<typeof codebookShape>;

/**
 * Reads a codebook file.
 * @throws UserError `codebook-invalid` naming file, line and place of the first fault
 */
export function readCodebook(path = `${lexiconFolder}codebook.yaml`): Codebook {
  const checked = codebookShape.safeParse(parseYamlFile(path));
  if (!checked.success)
    throw invalid(placeOf(path, checked.error.issues[0]!.path), z.prettifyError(checked.error));
  const codebook = checked.data;
  for (const [id, issue] of Object.entries(codebook.issues)) {
    if (!(issue.stage in codebook.stages))
      throw invalid(
        placeOf(path, ['issues', id, 'stage']),
        `issue ${id} names stage "${issue.stage}"; known: ${Object.keys(codebook.stages).join(', ')}`,
      );
    if (!(issue.cause in codebook.causes))
      throw invalid(
        placeOf(path, ['issues', id, 'cause']),
        `issue ${id} names cause "${issue.cause}"; known: ${Object.keys(codebook.causes).join(', ')}`,
      );
  }
  for (const [at, override] of codebook.stage_override.entries()) {
    if (!(override.stage in codebook.stages))
      throw invalid(
        placeOf(path, ['stage_override', at, 'stage']),
        `stage_override names stage "${override.stage}"; known: ${Object.keys(codebook.stages).join(', ')}`,
      );
    const unknown = override.issues.find((id) => !(id in codebook.issues));
    if (unknown !== undefined)
      throw invalid(
        placeOf(path, ['stage_override', at, 'issues']),
        `stage_override names issue "${unknown}", which is not under issues`,
      );
  }
  return codebook;
}

const invalid = (path: string, what: string): UserError =>
  new UserError({
    code: 'codebook-invalid',
    message: `${path}: ${what}`,
    hint: 'Mend the entry; README, "Add an issue", shows a whole one.',
  });
