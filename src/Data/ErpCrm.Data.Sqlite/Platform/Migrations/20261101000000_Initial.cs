using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Module = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Entity = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EntityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_ChangedRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ChangedRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_EventLog",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StreamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StreamPosition = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CauseId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_EventLog", x => x.Sequence);
                    table.UniqueConstraint("AK_platform_EventLog_EventId", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "platform_ExternalIds",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Resource = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ExternalIds", x => new { x.UserId, x.Resource, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "platform_ImportedRows",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ImportedRows", x => new { x.BatchId, x.Row, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "platform_InboxMessages",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listener = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    HandledAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_InboxMessages", x => new { x.EventId, x.Listener });
                });

            migrationBuilder.CreateTable(
                name: "platform_Listeners",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FedThrough = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedsThrough = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_Listeners", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_LogMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    After = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_LogMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_MergedRecords",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IntoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IntoName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MergedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_MergedRecords", x => new { x.Kind, x.FromId });
                });

            migrationBuilder.CreateTable(
                name: "platform_MovedReferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MergeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Was = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_MovedReferences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_RecordTags",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_RecordTags", x => new { x.RecordId, x.TagId });
                });

            migrationBuilder.CreateTable(
                name: "platform_ScheduledJobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NextRunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    LastRunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastDurationMs = table.Column<long>(type: "INTEGER", nullable: false),
                    FailedAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ScheduledJobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_SharedCounts",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_SharedCounts", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_SubmittedForms",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ResultUrl = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReplyStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    Reply = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    ReplyTag = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_SubmittedForms", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "platform_WriteTrials",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Filling = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_WriteTrials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listener = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StreamId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StreamPosition = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockToken = table.Column<Guid>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DeadLetteredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_platform_OutboxMessages_platform_EventLog_EventId",
                        column: x => x.EventId,
                        principalTable: "platform_EventLog",
                        principalColumn: "EventId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_AuditEntries_At",
                table: "platform_AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_AuditEntries_Entity_At",
                table: "platform_AuditEntries",
                columns: new[] { "Entity", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_AuditEntries_EntityId_At",
                table: "platform_AuditEntries",
                columns: new[] { "EntityId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_AuditEntries_UserId_At",
                table: "platform_AuditEntries",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_ChangedRecords_Kind_Id",
                table: "platform_ChangedRecords",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_EventLog_Name_Sequence",
                table: "platform_EventLog",
                columns: new[] { "Name", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_EventLog_StreamId",
                table: "platform_EventLog",
                column: "StreamId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_ExternalIds_Key",
                table: "platform_ExternalIds",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_ImportedRows_BatchId_RecordId",
                table: "platform_ImportedRows",
                columns: new[] { "BatchId", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_InboxMessages_HandledAt",
                table: "platform_InboxMessages",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_MergedRecords_Kind_IntoId",
                table: "platform_MergedRecords",
                columns: new[] { "Kind", "IntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_MovedReferences_MergeId_Place",
                table: "platform_MovedReferences",
                columns: new[] { "MergeId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_OutboxMessages_DueAt_Id",
                table: "platform_OutboxMessages",
                columns: new[] { "DueAt", "Id" },
                filter: "[DeadLetteredAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_platform_OutboxMessages_EventId",
                table: "platform_OutboxMessages",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_OutboxMessages_Listener_StreamId_StreamPosition",
                table: "platform_OutboxMessages",
                columns: new[] { "Listener", "StreamId", "StreamPosition" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_RecordTags_TagId_RecordId",
                table: "platform_RecordTags",
                columns: new[] { "TagId", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_SubmittedForms_At",
                table: "platform_SubmittedForms",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_AuditEntries");

            migrationBuilder.DropTable(
                name: "platform_ChangedRecords");

            migrationBuilder.DropTable(
                name: "platform_ExternalIds");

            migrationBuilder.DropTable(
                name: "platform_ImportedRows");

            migrationBuilder.DropTable(
                name: "platform_InboxMessages");

            migrationBuilder.DropTable(
                name: "platform_Listeners");

            migrationBuilder.DropTable(
                name: "platform_LogMarks");

            migrationBuilder.DropTable(
                name: "platform_MergedRecords");

            migrationBuilder.DropTable(
                name: "platform_MovedReferences");

            migrationBuilder.DropTable(
                name: "platform_OutboxMessages");

            migrationBuilder.DropTable(
                name: "platform_RecordTags");

            migrationBuilder.DropTable(
                name: "platform_ScheduledJobs");

            migrationBuilder.DropTable(
                name: "platform_SharedCounts");

            migrationBuilder.DropTable(
                name: "platform_SubmittedForms");

            migrationBuilder.DropTable(
                name: "platform_WriteTrials");

            migrationBuilder.DropTable(
                name: "platform_EventLog");
        }
    }
}
