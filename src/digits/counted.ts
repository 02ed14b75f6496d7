/** A count with thousands separated and its noun: "1 image", "10,000 images". */
export function counted(count: number, noun: string): string {
	return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
