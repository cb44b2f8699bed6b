CREATE TABLE "event_files" (
	"event" text NOT NULL,
	"sha256" text NOT NULL,
	"have" bigint NOT NULL,
	"whole_at" bigint,
	CONSTRAINT "event_files_event_sha256_pk" PRIMARY KEY("event","sha256")
);
--> statement-breakpoint
CREATE TABLE "file_chunks" (
	"event" text NOT NULL,
	"sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_event_sha256_at_pk" PRIMARY KEY("event","sha256","at")
);
