import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as batch from './batch';
import * as learningStep from './learning-step';
import * as origin from './origin';
import * as tensor from './tensor';

const modules: Record<string, object> = {
	'$engine/batch': batch,
	'$engine/learning-step': learningStep,
	'$engine/origin': origin,
	'$engine/tensor': tensor
};

const STATEMENT_AND_ITS_VALUE = /^(\S.*);\n\/\/ → (.*)$/gm;

/** The README's code blocks as one program of plain JavaScript, its claims made calls of `claim`. */
function program(readme: string): string {
	const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
	const claiming = blocks.join('').replace(STATEMENT_AND_ITS_VALUE, 'claim($1, $2);');
	const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
	return ts.transpileModule(claiming, { compilerOptions }).outputText;
}

test("the README's code runs, and gives what it says", () => {
	const code = program(readFileSync(new URL('./README.md', import.meta.url), 'utf8'));
	let claims = 0;
	const claim = (found: unknown, said: unknown) => {
		expect(found).toEqual(said);
		claims++;
	};
	const run = new Function('require', 'exports', 'claim', code);
	run((name: string) => modules[name], {}, claim);
	expect(claims).toBe(8);
});
