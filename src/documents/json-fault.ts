/** Where a text stops being JSON, and what JSON would have there. */
export interface JsonFault {
	/** Counted from 0 in UTF-16 units; the text's length when it ends too early. */
	readonly offset: number;
	readonly expected: string;
}

type Mark = '[' | ']' | '{' | '}' | ',' | ':';
type Kind = Mark | 'string' | 'atom';
type Opening = '[' | '{';

const SPACE = /[ \t\n\r]*/y;
const MARK = /[[\]{},:]/y;
const ATOM = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** What may be expected, in the words of the message, and the tokens that answer to it. */
const answers = {
	'a value': ['[', '{', 'string', 'atom'],
	'a value or "]"': ['[', '{', 'string', 'atom', ']'],
	'a key': ['string'],
	'a key or "}"': ['string', '}'],
	'":"': [':'],
	'"," or "]"': [',', ']'],
	'"," or "}"': [',', '}'],
	'the end': []
} as const satisfies Record<string, readonly Kind[]>;

type Expected = keyof typeof answers;

/**
 * The first fault of a text as JSON (RFC 8259), or null when it has none. `JSON.parse` refuses the
 * same texts, but every engine words its refusal differently and some leave out the place.
 */
export function jsonFault(text: string): JsonFault | null {
	const open: Opening[] = [];
	let expected: Expected = 'a value';
	for (let offset = 0; ;) {
		offset = skip(SPACE, text, offset);
		if (offset === text.length && expected === 'the end') return null;
		const kind = kindAt(text, offset);
		const lawful: readonly Kind[] = answers[expected];
		if (!kind || !lawful.includes(kind)) return { offset, expected };
		if (kind === 'string') {
			const end = endOfString(text, offset);
			if (typeof end !== 'number') return end;
			offset = end;
		} else {
			offset = skip(kind === 'atom' ? ATOM : MARK, text, offset);
		}
		expected = follow(kind, expected, open);
	}
}

/** What must come after a token, which opens or closes one of the lists and objects in `open`. */
function follow(kind: Kind, expected: Expected, open: Opening[]): Expected {
	if (kind === '[' || kind === '{') {
		open.push(kind);
		return kind === '[' ? 'a value or "]"' : 'a key or "}"';
	}
	if (kind === ':') return 'a value';
	if (kind === ',') return open[open.length - 1] === '[' ? 'a value' : 'a key';
	if (kind === 'string' && expected.startsWith('a key')) return '":"';
	if (kind === ']' || kind === '}') open.pop();
	if (open.length === 0) return 'the end';
	return open[open.length - 1] === '[' ? '"," or "]"' : '"," or "}"';
}

function kindAt(text: string, offset: number): Kind | null {
	if (text[offset] === '"') return 'string';
	if (skip(MARK, text, offset) > offset) return text[offset] as Mark;
	return skip(ATOM, text, offset) > offset ? 'atom' : null;
}

/** Where `pattern` (sticky) ends when it starts at `offset`; `offset` itself when it does not match there. */
function skip(pattern: RegExp, text: string, offset: number): number {
	pattern.lastIndex = offset;
	return pattern.test(text) ? pattern.lastIndex : offset;
}

/** The offset behind the string that starts at `start`. */
function endOfString(text: string, start: number): number | JsonFault {
	for (let k = start + 1; k < text.length;) {
		if (text[k] === '"') return k + 1;
		const end = text[k] === '\\' ? skip(ESCAPE, text, k) : k + 1;
		if (end === k || text[k] < ' ') return { offset: k, expected: 'an escape like \\n' };
		k = end;
	}
	return { offset: text.length, expected: "the string's end" };
}
