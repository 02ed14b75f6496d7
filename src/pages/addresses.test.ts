import { expect, test } from 'vitest';
import { addresses } from './addresses';

const fail = (what: string): never => {
	throw new Error(what);
};
const pages = new Map(
	['/', '/mnist', '/question', '/equations/eq1'].map((path) => [path, new Set<string>()])
).set('/question', new Set(['what-stands']));
const root = addresses('', pages);
const below = addresses('/backstep', pages);

test('a step of 3-2 has no network in its address, and one of 784-30-10 a page of its own', () => {
	expect([
		root.step('3-2', 9),
		root.step('3-3-2', 13),
		root.step('784-30-10', 15),
		below.step('784-30-10', 15)
	]).toEqual(['/#at=9', '/#3-3-2&at=13', '/mnist/#seed=1&at=15', '/backstep/mnist/#seed=1&at=15']);
});

test('the start of a pass is its page alone', () => {
	expect(root.step('3-2', 0)).toBe('/');
	expect(root.step('3-3-2', 0)).toBe('/#3-3-2');
	expect(below.step('784-30-10', 0)).toBe('/backstep/mnist/#seed=1');
});

test('a link leads to a page of the site, below its path, or out of it as it is written', () => {
	expect(root.link('/question', fail)).toBe('/question/');
	expect(below.link('/question#what-stands', fail)).toBe('/backstep/question/#what-stands');
	expect(below.link('/', fail)).toBe('/backstep/');
	expect(below.link('/equations/eq1', fail)).toBe('/backstep/equations/eq1/');
	expect(below.link('/#3-3-2&at=9', fail)).toBe('/backstep/#3-3-2&at=9');
	expect(below.link('https://example.org/a#b', fail)).toBe('https://example.org/a#b');
});

test.each([
	['/nowhere', 'there is no page /nowhere'],
	['question', 'there is no page question'],
	['#at=9', 'there is no page #at=9'],
	['/question#x', '/question has no place #x'],
	['/equations/eq1#what-stands', '/equations/eq1 has no place #what-stands'],
	['/#nonsense', '/ has no place #nonsense']
])('there is nothing at %s', (written, message) => {
	expect(() => root.link(written, fail)).toThrow(message);
});
