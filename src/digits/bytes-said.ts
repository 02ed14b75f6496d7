/** How many bytes, as a reader wants them: "5 kB", "9.7 MB". */
export function bytesSaid(bytes: number): string {
	return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
