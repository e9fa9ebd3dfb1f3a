using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Workspace.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "workspace");

            migrationBuilder.CreateTable(
                name: "ApprovalPolicies",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    OnSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RemindAfterDays = table.Column<int>(type: "int", nullable: true),
                    EscalateAfterDays = table.Column<int>(type: "int", nullable: true),
                    EscalateTo = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Approvals",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmitterId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    StepSince = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PolicyNumber = table.Column<int>(type: "int", nullable: false),
                    RemindAfterDays = table.Column<int>(type: "int", nullable: true),
                    EscalateAfterDays = table.Column<int>(type: "int", nullable: true),
                    EscalateTo = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    AddedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemovedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BulkRuns",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    List = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Act = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Results = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Comments",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FieldDefinitions",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Target = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameKy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameRu = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    HelpEn = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HelpKy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HelpRu = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SectionEn = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    SectionKy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    SectionRu = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    IsRequired = table.Column<bool>(type: "bit", nullable: false),
                    RequiredFrom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsFast = table.Column<bool>(type: "bit", nullable: false),
                    IsInLists = table.Column<bool>(type: "bit", nullable: false),
                    Guard = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Default = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Choices = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EmptiedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FileRules",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Megabytes = table.Column<int>(type: "int", nullable: false),
                    Allowed = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Refused = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Followers",
                schema: "workspace",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HasLeft = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Followers", x => new { x.Kind, x.RecordId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Heads = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    LastRow = table.Column<int>(type: "int", nullable: false),
                    RowsDone = table.Column<int>(type: "int", nullable: false),
                    Created = table.Column<int>(type: "int", nullable: false),
                    Updated = table.Column<int>(type: "int", nullable: false),
                    Skipped = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<int>(type: "int", nullable: false),
                    IsStopAsked = table.Column<bool>(type: "bit", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Mails",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    MessageId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Trouble = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    QueuedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QueuedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    HasPapers = table.Column<bool>(type: "bit", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MailServers",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Host = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false),
                    Port = table.Column<int>(type: "int", nullable: false),
                    Security = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    User = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Secret = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    FromName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FromAddress = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    ReplyTo = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Megabytes = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailServers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeChoices",
                schema: "workspace",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Way = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeChoices", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Event = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Mail = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LetterId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NotificationSettings",
                schema: "workspace",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuietFrom = table.Column<int>(type: "int", nullable: true),
                    QuietTo = table.Column<int>(type: "int", nullable: true),
                    LastDailyOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "ReaderChoices",
                schema: "workspace",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Density = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReaderChoices", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "RecentRecords",
                schema: "workspace",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecentRecords", x => new { x.UserId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "RefusedAddresses",
                schema: "workspace",
                columns: table => new
                {
                    Address = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    RefusedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedAddresses", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    List = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sharing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    SchemaVersion = table.Column<int>(type: "int", nullable: false),
                    Position = table.Column<double>(type: "float", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Recency = table.Column<long>(type: "bigint", nullable: false),
                    IsOver = table.Column<bool>(type: "bit", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchFillings",
                schema: "workspace",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Form = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchFillings", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "Substitutes",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Substitutes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Colour = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Events = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    SendsRecord = table.Column<bool>(type: "bit", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OffReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OffAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Secret = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    SecretSince = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EarlierSecret = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EarlierUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    QuietUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SenderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SenderUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalPolicySteps",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PolicyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    AmountFrom = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NeedsAll = table.Column<bool>(type: "bit", nullable: false),
                    AsksManager = table.Column<bool>(type: "bit", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    UserIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    People = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    About = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalPolicySteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalPolicySteps_ApprovalPolicies_PolicyId",
                        column: x => x.PolicyId,
                        principalSchema: "workspace",
                        principalTable: "ApprovalPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalSeats",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApprovalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    NeedsAll = table.Column<bool>(type: "bit", nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Role = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Help = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalSeats_Approvals_ApprovalId",
                        column: x => x.ApprovalId,
                        principalSchema: "workspace",
                        principalTable: "Approvals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FormerTexts",
                schema: "workspace",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerTexts", x => new { x.CommentId, x.Number });
                    table.ForeignKey(
                        name: "FK_FormerTexts_Comments_CommentId",
                        column: x => x.CommentId,
                        principalSchema: "workspace",
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Mentions",
                schema: "workspace",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mentions", x => new { x.CommentId, x.UserId });
                    table.ForeignKey(
                        name: "FK_Mentions_Comments_CommentId",
                        column: x => x.CommentId,
                        principalSchema: "workspace",
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedTags",
                schema: "workspace",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TagId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsMade = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedTags", x => new { x.BatchId, x.RecordId, x.TagId });
                    table.ForeignKey(
                        name: "FK_ImportedTags_Imports_BatchId",
                        column: x => x.BatchId,
                        principalSchema: "workspace",
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportPreviews",
                schema: "workspace",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportPreviews", x => x.BatchId);
                    table.ForeignKey(
                        name: "FK_ImportPreviews_Imports_BatchId",
                        column: x => x.BatchId,
                        principalSchema: "workspace",
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportProblems",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Column = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportProblems_Imports_BatchId",
                        column: x => x.BatchId,
                        principalSchema: "workspace",
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailAttachments",
                schema: "workspace",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailAttachments", x => new { x.MailId, x.Number });
                    table.ForeignKey(
                        name: "FK_MailAttachments_Mails_MailId",
                        column: x => x.MailId,
                        principalSchema: "workspace",
                        principalTable: "Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailRecipients",
                schema: "workspace",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    IsCopy = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MayHaveIt = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailRecipients", x => new { x.MailId, x.Number });
                    table.ForeignKey(
                        name: "FK_MailRecipients_Mails_MailId",
                        column: x => x.MailId,
                        principalSchema: "workspace",
                        principalTable: "Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ViewUses",
                schema: "workspace",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ViewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    List = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ViewUses", x => new { x.UserId, x.ViewId });
                    table.ForeignKey(
                        name: "FK_ViewUses_SavedViews_ViewId",
                        column: x => x.ViewId,
                        principalSchema: "workspace",
                        principalTable: "SavedViews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchParts",
                schema: "workspace",
                columns: table => new
                {
                    Part = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchParts", x => new { x.Part, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_SearchParts_SearchDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalSchema: "workspace",
                        principalTable: "SearchDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookMessages",
                schema: "workspace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WebhookId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsTest = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Trouble = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "int", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(2048)", maxLength: 2048, nullable: false),
                    AnswerLength = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    NextAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Took = table.Column<int>(type: "int", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebhookMessages_Webhooks_WebhookId",
                        column: x => x.WebhookId,
                        principalSchema: "workspace",
                        principalTable: "Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicies_Kind",
                schema: "workspace",
                table: "ApprovalPolicies",
                column: "Kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicySteps_PolicyId",
                schema: "workspace",
                table: "ApprovalPolicySteps",
                column: "PolicyId");

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_Kind_RecordId_AskedAt",
                schema: "workspace",
                table: "Approvals",
                columns: new[] { "Kind", "RecordId", "AskedAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_RecordId",
                schema: "workspace",
                table: "Approvals",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_State_Kind",
                schema: "workspace",
                table: "Approvals",
                columns: new[] { "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalSeats_ApprovalId",
                schema: "workspace",
                table: "ApprovalSeats",
                column: "ApprovalId");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Kind_RecordId_RemovedAt",
                schema: "workspace",
                table: "Attachments",
                columns: new[] { "Kind", "RecordId", "RemovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkRuns_At",
                schema: "workspace",
                table: "BulkRuns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_BulkRuns_UserId_At",
                schema: "workspace",
                table: "BulkRuns",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Kind_RecordId_WrittenAt",
                schema: "workspace",
                table: "Comments",
                columns: new[] { "Kind", "RecordId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldDefinitions_Kind_Position",
                schema: "workspace",
                table: "FieldDefinitions",
                columns: new[] { "Kind", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldDefinitions_Number",
                schema: "workspace",
                table: "FieldDefinitions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Followers_UserId",
                schema: "workspace",
                table: "Followers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedTags_TagId",
                schema: "workspace",
                table: "ImportedTags",
                column: "TagId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportProblems_BatchId_Row",
                schema: "workspace",
                table: "ImportProblems",
                columns: new[] { "BatchId", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_AuthorId_CreatedAt",
                schema: "workspace",
                table: "Imports",
                columns: new[] { "AuthorId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_CreatedAt",
                schema: "workspace",
                table: "Imports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Kind_Heads_CreatedAt",
                schema: "workspace",
                table: "Imports",
                columns: new[] { "Kind", "Heads", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_State",
                schema: "workspace",
                table: "Imports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_Kind_RecordId_QueuedAt",
                schema: "workspace",
                table: "Mails",
                columns: new[] { "Kind", "RecordId", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_QueuedAt",
                schema: "workspace",
                table: "Mails",
                column: "QueuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_State_NextAt",
                schema: "workspace",
                table: "Mails",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MailTemplates_Kind_Language",
                schema: "workspace",
                table: "MailTemplates",
                columns: new[] { "Kind", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_UserId",
                schema: "workspace",
                table: "Mentions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_At",
                schema: "workspace",
                table: "Notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_EventId_UserId",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "EventId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Mail_UserId",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "Mail", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_RecordId_Kind",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "RecordId", "Kind" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_RecordId_RecordKind",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "RecordId", "RecordKind" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unread",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "UserId", "At" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_UserId_At",
                schema: "workspace",
                table: "Notifications",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RecentRecords_UserId_At",
                schema: "workspace",
                table: "RecentRecords",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_List_OwnerId",
                schema: "workspace",
                table: "SavedViews",
                columns: new[] { "List", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Kind_Title",
                schema: "workspace",
                table: "SearchDocuments",
                columns: new[] { "Kind", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_RecordId_Kind",
                schema: "workspace",
                table: "SearchDocuments",
                columns: new[] { "RecordId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchParts_DocumentId",
                schema: "workspace",
                table: "SearchParts",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutes_UserId",
                schema: "workspace",
                table: "Substitutes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Tags_Name",
                schema: "workspace",
                table: "Tags",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Tags_NameKey",
                schema: "workspace",
                table: "Tags",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ViewUses_UserId_List",
                schema: "workspace",
                table: "ViewUses",
                columns: new[] { "UserId", "List" });

            migrationBuilder.CreateIndex(
                name: "IX_ViewUses_ViewId",
                schema: "workspace",
                table: "ViewUses",
                column: "ViewId");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_CreatedAt",
                schema: "workspace",
                table: "WebhookMessages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_EventId_WebhookId",
                schema: "workspace",
                table: "WebhookMessages",
                columns: new[] { "EventId", "WebhookId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_WebhookId_CreatedAt",
                schema: "workspace",
                table: "WebhookMessages",
                columns: new[] { "WebhookId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookMessages_WebhookId_State_NextAt",
                schema: "workspace",
                table: "WebhookMessages",
                columns: new[] { "WebhookId", "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_OwnerId",
                schema: "workspace",
                table: "Webhooks",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalPolicySteps",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ApprovalSeats",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Attachments",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "BulkRuns",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "FieldDefinitions",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "FileRules",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Followers",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "FormerTexts",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ImportedTags",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ImportPreviews",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ImportProblems",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "MailAttachments",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "MailRecipients",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "MailServers",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "MailTemplates",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Mentions",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "NoticeChoices",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Notifications",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "NotificationSettings",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ReaderChoices",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "RecentRecords",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "RefusedAddresses",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "SearchFillings",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "SearchParts",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Substitutes",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Tags",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Users",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ViewUses",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "WebhookMessages",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "ApprovalPolicies",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Approvals",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Imports",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Mails",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Comments",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "SearchDocuments",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "SavedViews",
                schema: "workspace");

            migrationBuilder.DropTable(
                name: "Webhooks",
                schema: "workspace");
        }
    }
}
