const names: Readonly<Record<string, string>> = {
	ArrowRight: '→',
	ArrowLeft: '←',
	ArrowDown: '↓',
	ArrowUp: '↑',
	' ': 'Space',
	Escape: 'Esc',
	b: 'B',
	e: 'E',
	r: 'R',
	R: 'Shift + R',
	s: 'S',
	w: 'W',
	'-': '−'
};

/** A key as it is written on the keyboard; `key` as `KeyboardEvent.key` has it. */
export function keyName(key: string): string {
	return names[key] ?? key;
}
