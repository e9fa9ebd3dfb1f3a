using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Workspace.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "workspace_ApprovalPolicies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    OnSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    EscalateAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    EscalateTo = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ApprovalPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Approvals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmitterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    StepSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PolicyNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    EscalateAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    EscalateTo = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Approvals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_BulkRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Results = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_BulkRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeletedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Comments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_FieldDefinitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameKy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameRu = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    HelpEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HelpKy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HelpRu = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SectionEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SectionKy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SectionRu = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    IsRequired = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequiredFrom = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsFast = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInLists = table.Column<bool>(type: "INTEGER", nullable: false),
                    Guard = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Default = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EmptiedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_FieldDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_FileRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Megabytes = table.Column<int>(type: "INTEGER", nullable: false),
                    Allowed = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Refused = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_FileRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Followers",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HasLeft = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Followers", x => new { x.Kind, x.RecordId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "workspace_Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Settings = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Heads = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    LastRow = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsDone = table.Column<int>(type: "INTEGER", nullable: false),
                    Created = table.Column<int>(type: "INTEGER", nullable: false),
                    Updated = table.Column<int>(type: "INTEGER", nullable: false),
                    Skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    IsStopAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    WorkerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    QueuedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    QueuedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    HasPapers = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_MailServers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Port = table.Column<int>(type: "INTEGER", nullable: false),
                    Security = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    User = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FromAddress = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    ReplyTo = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Megabytes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_MailServers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_MailTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_MailTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_NoticeChoices",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_NoticeChoices", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "workspace_Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Notifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_NotificationSettings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuietFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    QuietTo = table.Column<int>(type: "INTEGER", nullable: true),
                    LastDailyOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_NotificationSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ReaderChoices",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Density = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ReaderChoices", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "workspace_RecentRecords",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_RecentRecords", x => new { x.UserId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "workspace_RefusedAddresses",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    RefusedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_RefusedAddresses", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sharing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    SchemaVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<double>(type: "REAL", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Recency = table.Column<long>(type: "INTEGER", nullable: false),
                    IsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchFillings",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchFillings", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Substitutes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Substitutes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Tags", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Events = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SendsRecord = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OffReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OffAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SecretSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EarlierSecret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    EarlierUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    QuietUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SenderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SenderUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ApprovalPolicySteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PolicyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountFrom = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NeedsAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksManager = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    UserIds = table.Column<string>(type: "TEXT", nullable: false),
                    People = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ApprovalPolicySteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_workspace_ApprovalPolicySteps_workspace_ApprovalPolicies_PolicyId",
                        column: x => x.PolicyId,
                        principalTable: "workspace_ApprovalPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ApprovalSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApprovalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedsAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Help = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ApprovalSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_workspace_ApprovalSeats_workspace_Approvals_ApprovalId",
                        column: x => x.ApprovalId,
                        principalTable: "workspace_Approvals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_FormerTexts",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_FormerTexts", x => new { x.CommentId, x.Number });
                    table.ForeignKey(
                        name: "FK_workspace_FormerTexts_workspace_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "workspace_Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Mentions",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Mentions", x => new { x.CommentId, x.UserId });
                    table.ForeignKey(
                        name: "FK_workspace_Mentions_workspace_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "workspace_Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ImportedTags",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsMade = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ImportedTags", x => new { x.BatchId, x.RecordId, x.TagId });
                    table.ForeignKey(
                        name: "FK_workspace_ImportedTags_workspace_Imports_BatchId",
                        column: x => x.BatchId,
                        principalTable: "workspace_Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ImportPreviews",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ImportPreviews", x => x.BatchId);
                    table.ForeignKey(
                        name: "FK_workspace_ImportPreviews_workspace_Imports_BatchId",
                        column: x => x.BatchId,
                        principalTable: "workspace_Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ImportProblems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ImportProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_workspace_ImportProblems_workspace_Imports_BatchId",
                        column: x => x.BatchId,
                        principalTable: "workspace_Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_MailAttachments",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_MailAttachments", x => new { x.MailId, x.Number });
                    table.ForeignKey(
                        name: "FK_workspace_MailAttachments_workspace_Mails_MailId",
                        column: x => x.MailId,
                        principalTable: "workspace_Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_MailRecipients",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsCopy = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    MayHaveIt = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_MailRecipients", x => new { x.MailId, x.Number });
                    table.ForeignKey(
                        name: "FK_workspace_MailRecipients_workspace_Mails_MailId",
                        column: x => x.MailId,
                        principalTable: "workspace_Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_ViewUses",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ViewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    Draft = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_ViewUses", x => new { x.UserId, x.ViewId });
                    table.ForeignKey(
                        name: "FK_workspace_ViewUses_workspace_SavedViews_ViewId",
                        column: x => x.ViewId,
                        principalTable: "workspace_SavedViews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchParts",
                columns: table => new
                {
                    Part = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchParts", x => new { x.Part, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_workspace_SearchParts_workspace_SearchDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "workspace_SearchDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_WebhookMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WebhookId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsTest = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    AnswerLength = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Took = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_WebhookMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_workspace_WebhookMessages_workspace_Webhooks_WebhookId",
                        column: x => x.WebhookId,
                        principalTable: "workspace_Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ApprovalPolicies_Kind",
                table: "workspace_ApprovalPolicies",
                column: "Kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ApprovalPolicySteps_PolicyId",
                table: "workspace_ApprovalPolicySteps",
                column: "PolicyId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Approvals_Kind_RecordId_AskedAt",
                table: "workspace_Approvals",
                columns: new[] { "Kind", "RecordId", "AskedAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Approvals_RecordId",
                table: "workspace_Approvals",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Approvals_State_Kind",
                table: "workspace_Approvals",
                columns: new[] { "State", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ApprovalSeats_ApprovalId",
                table: "workspace_ApprovalSeats",
                column: "ApprovalId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Attachments_Kind_RecordId_RemovedAt",
                table: "workspace_Attachments",
                columns: new[] { "Kind", "RecordId", "RemovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_BulkRuns_At",
                table: "workspace_BulkRuns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_BulkRuns_UserId_At",
                table: "workspace_BulkRuns",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Comments_Kind_RecordId_WrittenAt",
                table: "workspace_Comments",
                columns: new[] { "Kind", "RecordId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_FieldDefinitions_Kind_Position",
                table: "workspace_FieldDefinitions",
                columns: new[] { "Kind", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_FieldDefinitions_Number",
                table: "workspace_FieldDefinitions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Followers_UserId",
                table: "workspace_Followers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ImportedTags_TagId",
                table: "workspace_ImportedTags",
                column: "TagId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ImportProblems_BatchId_Row",
                table: "workspace_ImportProblems",
                columns: new[] { "BatchId", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Imports_AuthorId_CreatedAt",
                table: "workspace_Imports",
                columns: new[] { "AuthorId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Imports_CreatedAt",
                table: "workspace_Imports",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Imports_Kind_Heads_CreatedAt",
                table: "workspace_Imports",
                columns: new[] { "Kind", "Heads", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Imports_State",
                table: "workspace_Imports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Mails_Kind_RecordId_QueuedAt",
                table: "workspace_Mails",
                columns: new[] { "Kind", "RecordId", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Mails_QueuedAt",
                table: "workspace_Mails",
                column: "QueuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Mails_State_NextAt",
                table: "workspace_Mails",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_MailTemplates_Kind_Language",
                table: "workspace_MailTemplates",
                columns: new[] { "Kind", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Mentions_UserId",
                table: "workspace_Mentions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unread",
                table: "workspace_Notifications",
                columns: new[] { "UserId", "At" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_At",
                table: "workspace_Notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_EventId_UserId",
                table: "workspace_Notifications",
                columns: new[] { "EventId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_Mail_UserId",
                table: "workspace_Notifications",
                columns: new[] { "Mail", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_RecordId_Kind",
                table: "workspace_Notifications",
                columns: new[] { "RecordId", "Kind" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_RecordId_RecordKind",
                table: "workspace_Notifications",
                columns: new[] { "RecordId", "RecordKind" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_UserId_At",
                table: "workspace_Notifications",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_RecentRecords_UserId_At",
                table: "workspace_RecentRecords",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SavedViews_List_OwnerId",
                table: "workspace_SavedViews",
                columns: new[] { "List", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchDocuments_Kind_Title",
                table: "workspace_SearchDocuments",
                columns: new[] { "Kind", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchDocuments_RecordId_Kind",
                table: "workspace_SearchDocuments",
                columns: new[] { "RecordId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchParts_DocumentId",
                table: "workspace_SearchParts",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Substitutes_UserId",
                table: "workspace_Substitutes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Tags_Name",
                table: "workspace_Tags",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Tags_NameKey",
                table: "workspace_Tags",
                column: "NameKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ViewUses_UserId_List",
                table: "workspace_ViewUses",
                columns: new[] { "UserId", "List" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_ViewUses_ViewId",
                table: "workspace_ViewUses",
                column: "ViewId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_WebhookMessages_CreatedAt",
                table: "workspace_WebhookMessages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_WebhookMessages_EventId_WebhookId",
                table: "workspace_WebhookMessages",
                columns: new[] { "EventId", "WebhookId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_WebhookMessages_WebhookId_CreatedAt",
                table: "workspace_WebhookMessages",
                columns: new[] { "WebhookId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_WebhookMessages_WebhookId_State_NextAt",
                table: "workspace_WebhookMessages",
                columns: new[] { "WebhookId", "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Webhooks_OwnerId",
                table: "workspace_Webhooks",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "workspace_ApprovalPolicySteps");

            migrationBuilder.DropTable(
                name: "workspace_ApprovalSeats");

            migrationBuilder.DropTable(
                name: "workspace_Attachments");

            migrationBuilder.DropTable(
                name: "workspace_BulkRuns");

            migrationBuilder.DropTable(
                name: "workspace_FieldDefinitions");

            migrationBuilder.DropTable(
                name: "workspace_FileRules");

            migrationBuilder.DropTable(
                name: "workspace_Followers");

            migrationBuilder.DropTable(
                name: "workspace_FormerTexts");

            migrationBuilder.DropTable(
                name: "workspace_ImportedTags");

            migrationBuilder.DropTable(
                name: "workspace_ImportPreviews");

            migrationBuilder.DropTable(
                name: "workspace_ImportProblems");

            migrationBuilder.DropTable(
                name: "workspace_MailAttachments");

            migrationBuilder.DropTable(
                name: "workspace_MailRecipients");

            migrationBuilder.DropTable(
                name: "workspace_MailServers");

            migrationBuilder.DropTable(
                name: "workspace_MailTemplates");

            migrationBuilder.DropTable(
                name: "workspace_Mentions");

            migrationBuilder.DropTable(
                name: "workspace_NoticeChoices");

            migrationBuilder.DropTable(
                name: "workspace_Notifications");

            migrationBuilder.DropTable(
                name: "workspace_NotificationSettings");

            migrationBuilder.DropTable(
                name: "workspace_ReaderChoices");

            migrationBuilder.DropTable(
                name: "workspace_RecentRecords");

            migrationBuilder.DropTable(
                name: "workspace_RefusedAddresses");

            migrationBuilder.DropTable(
                name: "workspace_SearchFillings");

            migrationBuilder.DropTable(
                name: "workspace_SearchParts");

            migrationBuilder.DropTable(
                name: "workspace_Substitutes");

            migrationBuilder.DropTable(
                name: "workspace_Tags");

            migrationBuilder.DropTable(
                name: "workspace_Users");

            migrationBuilder.DropTable(
                name: "workspace_ViewUses");

            migrationBuilder.DropTable(
                name: "workspace_WebhookMessages");

            migrationBuilder.DropTable(
                name: "workspace_ApprovalPolicies");

            migrationBuilder.DropTable(
                name: "workspace_Approvals");

            migrationBuilder.DropTable(
                name: "workspace_Imports");

            migrationBuilder.DropTable(
                name: "workspace_Mails");

            migrationBuilder.DropTable(
                name: "workspace_Comments");

            migrationBuilder.DropTable(
                name: "workspace_SearchDocuments");

            migrationBuilder.DropTable(
                name: "workspace_SavedViews");

            migrationBuilder.DropTable(
                name: "workspace_Webhooks");
        }
    }
}
