CREATE TABLE "connectors" (
	"system" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint,
	"last_contact_at" bigint,
	"last_failure_at" bigint,
	"last_failure" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"n" bigint DEFAULT 0 NOT NULL,
	"day" text DEFAULT '' NOT NULL,
	"day_no" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rows" ADD COLUMN "foreign_ref" text;--> statement-breakpoint
ALTER TABLE "rows" ADD COLUMN "sent_ref" text;--> statement-breakpoint
CREATE INDEX "entries_transferred" ON "entries" USING btree ("seq") WHERE kind = 'event.transferred';--> statement-breakpoint
CREATE INDEX "rows_foreign" ON "rows" USING btree ("foreign_ref") WHERE foreign_ref is not null;--> statement-breakpoint
CREATE INDEX "rows_sent" ON "rows" USING btree ("sent_ref") WHERE sent_ref is not null;