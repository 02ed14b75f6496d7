/** A digit with its article: "a 3", "an 8"; "a digit" where nobody has said which. */
export function aDigit(label: number | null): string {
	if (label === null) return 'a digit';
	return `${label === 8 ? 'an' : 'a'} ${label}`;
}
