// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { expect, test } from 'vitest';
import { penDigits } from '$digits/pen/pen-digits';
import { answersTo, keptAnswers } from './answers';
import { Session } from './session.svelte';

const set = penDigits(20, 1);
const options = { signal: new AbortController().signal, onprogress: () => {} };

test('answers are kept for the same numbers, and for no others', async () => {
	const session = new Session('784-30-10');
	const network = () => session.setup.network;
	session.digits.library.put(set);
	expect(keptAnswers(network(), set)).toBeNull();
	const answers = await answersTo(network(), set, options);
	expect(keptAnswers(network(), set)).toBe(answers);
	expect(keptAnswers(network(), penDigits(20, 2))).toBeNull();

	session.edit([{ what: 'cell', id: 'W1', row: 0, col: 300, to: 0.7 }]);
	expect(keptAnswers(network(), set)).toBeNull();
	const edited = await answersTo(network(), set, options);
	expect(edited).not.toBe(answers);
	// Another digit makes the edited network anew, with the same numbers.
	session.chooseDigit(3, set.source);
	expect(keptAnswers(network(), set)).toBe(edited);

	session.undo();
	expect(keptAnswers(network(), set)).toBe(answers);
	session.goRound();
	expect(keptAnswers(network(), set)).toBeNull();
});
