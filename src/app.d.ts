// The names of Kit's own types; the project adds nothing to them.
declare global {
	// eslint-disable-next-line @typescript-eslint/no-namespace
	namespace App {}
}

export {};
