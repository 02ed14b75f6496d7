import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty('it must not be empty'));

/** The front matter of content/equations.md. */
export const OpeningFields = v.strictObject({ title: text, summary: text });

/** The front matter of content/question.md. */
export const QuestionFields = v.strictObject({ title: text, summary: text, network: text });

/** The front matter of a station of the path. */
export const StationFields = v.strictObject({
	order: v.pipe(v.number(), v.integer('it must be a whole number')),
	title: text,
	summary: text,
	network: text,
	makes: v.optional(text),
	also: v.optional(v.record(v.string(), text), {})
});
export type StationFields = v.InferOutput<typeof StationFields>;

/** The front matter of a word of the glossary. */
export const TermFields = v.strictObject({ term: text, also: v.optional(v.array(text), []) });
