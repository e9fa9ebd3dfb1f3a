using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Finance.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "finance");

            migrationBuilder.CreateTable(
                name: "Accounts",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Class = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActFiles",
                schema: "finance",
                columns: table => new
                {
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Pdf = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActFiles", x => x.InvoiceId);
                });

            migrationBuilder.CreateTable(
                name: "AuditTakings",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditTakings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AverageWages",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AverageWages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankAccounts",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    OpeningBalance = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOnInvoices = table.Column<bool>(type: "bit", nullable: false),
                    PaymentLink = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsCard = table.Column<bool>(type: "bit", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LedgerAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankAccounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BookLocks",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    OperationsDay = table.Column<DateOnly>(type: "date", nullable: true),
                    FinalDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Moves = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookLocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Budgets",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FirstMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Budgets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ClosingRuns",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    RanAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RanById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosingRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ClosingTicks",
                schema: "finance",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Left = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosingTicks", x => new { x.Month, x.Step });
                });

            migrationBuilder.CreateTable(
                name: "CollectionTerms",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsOff = table.Column<bool>(type: "bit", nullable: false),
                    OffReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    LatePercent = table.Column<decimal>(type: "decimal(7,4)", precision: 7, scale: 4, nullable: true),
                    LateFee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LateFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    AgreedIn = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CompletionEstimates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Actual = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Remaining = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompletionEstimates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Concessions",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    SubjectVersion = table.Column<int>(type: "int", nullable: false),
                    Work = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VatRelief = table.Column<bool>(type: "bit", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    AskedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    WaitingFor = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Concessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContributionRules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    EmployerPension = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployerMedical = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployerHealth = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployeePension = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployeeFund = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    MinimumPercent = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    CapFactor = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContributionRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CostCentres",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CostCentres", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerPapers",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegistrationCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Signer = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerPapers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LegalName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    TaxId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "int", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    IsMerged = table.Column<bool>(type: "bit", nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PersonName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TaskName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DeliveredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsBillable = table.Column<bool>(type: "bit", nullable: false),
                    NeedsPrice = table.Column<bool>(type: "bit", nullable: false),
                    NeedsCost = table.Column<bool>(type: "bit", nullable: false),
                    WorkedMinutes = table.Column<int>(type: "int", nullable: false),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenQuantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenValue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DocumentFiles",
                schema: "finance",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Pdf = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentFiles", x => x.DocumentId);
                });

            migrationBuilder.CreateTable(
                name: "EarningTerms",
                schema: "finance",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarningTerms", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "EInvoiceBuyerTerms",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Scheme = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    BuyerReference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EInvoiceBuyerTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EInvoiceSellerTerms",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Use = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    VatId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Scheme = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EInvoiceSellerTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeRates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Rate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsUnusual = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExpenseCategories",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Cost = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsBuiltIn = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpenseCategories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceMailings",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DayKey = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    LinkContent = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceMailings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DraftedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaymentTermDays = table.Column<int>(type: "int", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    BaseNet = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseGross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    IsCarriedOver = table.Column<bool>(type: "bit", nullable: false),
                    SettledBefore = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    CreditedAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    LastSettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    IsDeposit = table.Column<bool>(type: "bit", nullable: false),
                    DepositProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepositEngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepositTaken = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DepositCredited = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DepositOpen = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    DiscountFixed = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DiscountReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DiscountAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    SeriesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PricesIncludeVat = table.Column<bool>(type: "bit", nullable: false),
                    VatRounding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReplacesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WrittenOffAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BadDebtAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    CustomerNameToday = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceSeries",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Prefix = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    StartsAt = table.Column<int>(type: "int", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceSeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IssuedDocuments",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Series = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    PreviousHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Journals",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    PostedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SourceKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReversalOfId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PostedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    IsLate = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KnownPayers",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PartyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownPayers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LateCharges",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Interest = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Fee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateCharges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LateEntries",
                schema: "finance",
                columns: table => new
                {
                    JournalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    LockedUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ExceptionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateEntries", x => x.JournalId);
                });

            migrationBuilder.CreateTable(
                name: "LockExceptions",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GivenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LockExceptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LockMoves",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LockMoves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NumberSequences",
                schema: "finance",
                columns: table => new
                {
                    Series = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    First = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false),
                    LastIssuedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberSequences", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "OverheadSettings",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ChosenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OverheadSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaperSettings",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Set = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Director = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ChiefAccountant = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    EsfSince = table.Column<DateOnly>(type: "date", nullable: true),
                    EsfDays = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayrollRuns",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenMonth = table.Column<DateOnly>(type: "date", nullable: true),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PayOn = table.Column<DateOnly>(type: "date", nullable: false),
                    People = table.Column<int>(type: "int", nullable: false),
                    Gross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Employer = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Employee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    PreparedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Department = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonRates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CostPerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BillPerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonSalaries",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    MonthlyPay = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Workload = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Tariff = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSalaries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PostingMarks",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    CaughtUpAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Looks = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostingMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Billing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ContractAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BudgetHours = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    HourlyRate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "int", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MemberIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "bit", nullable: false),
                    ReopenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublicLinks",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    IsMailed = table.Column<bool>(type: "bit", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Views = table.Column<int>(type: "int", nullable: false),
                    LastViewedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RateFeeds",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SwitchedOnById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TriedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FetchedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NewestOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Trouble = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RateFeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    IsByHand = table.Column<bool>(type: "bit", nullable: false),
                    WrittenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrittenByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DayKey = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReminderSchedules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    IsUsual = table.Column<bool>(type: "bit", nullable: false),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    LatestDays = table.Column<int>(type: "int", nullable: false),
                    SwitchedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SwitchedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderSchedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SalesTaxRates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CashPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    OtherPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SalesTaxRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaxRates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Percent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    ExemptionReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ExemptionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tolerances",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tolerances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                schema: "finance",
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
                name: "VatRules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Rounding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VatRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonthBalances",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsDetailed = table.Column<bool>(type: "bit", nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Debit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Credit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseDebit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseCredit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Additions = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthBalances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonthBalances_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "finance",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankFeeds",
                schema: "finance",
                columns: table => new
                {
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StatementsFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    StatementsTo = table.Column<DateOnly>(type: "date", nullable: true),
                    MatchesByItself = table.Column<bool>(type: "bit", nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Changes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankFeeds", x => x.BankAccountId);
                    table.ForeignKey(
                        name: "FK_BankFeeds_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankRules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsPattern = table.Column<bool>(type: "bit", nullable: false),
                    Party = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Least = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Most = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankRules_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankStatements",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Opening = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Closing = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    NewLineCount = table.Column<int>(type: "int", nullable: false),
                    OpeningDifference = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpeningRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    UploadedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ImportedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenBackOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankStatements_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpenseClaims",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaidFromId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PaidRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpenseClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpenseClaims_BankAccounts_PaidFromId",
                        column: x => x.PaidFromId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentRuns",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    DueUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ExecuteOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsPerBill = table.Column<bool>(type: "bit", nullable: false),
                    Total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BillCount = table.Column<int>(type: "int", nullable: false),
                    PreparedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ExecutedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentRuns_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReversesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsReversed = table.Column<bool>(type: "bit", nullable: false),
                    OpenAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    HasCredit = table.Column<bool>(type: "bit", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    RefundsId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RefundsCreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CustomerNameToday = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BudgetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    January = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    February = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    March = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    April = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    May = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    June = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    July = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    August = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    September = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    October = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    November = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    December = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetLines_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "finance",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetLines_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "finance",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClosingRunLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RefId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Part = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Foreign = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Rate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    Target = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Before = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Difference = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosingRunLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosingRunLines_ClosingRuns_RunId",
                        column: x => x.RunId,
                        principalSchema: "finance",
                        principalTable: "ClosingRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConcessionLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConcessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcessionLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConcessionLines_Concessions_ConcessionId",
                        column: x => x.ConcessionId,
                        principalSchema: "finance",
                        principalTable: "Concessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CostCentreRules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AboutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CostCentreRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CostCentreRules_CostCentres_CostCentreId",
                        column: x => x.CostCentreId,
                        principalSchema: "finance",
                        principalTable: "CostCentres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecurringInvoices",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Rhythm = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Every = table.Column<int>(type: "int", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsLastDay = table.Column<bool>(type: "bit", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Times = table.Column<int>(type: "int", nullable: true),
                    Covers = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MailsLink = table.Column<bool>(type: "bit", nullable: false),
                    PricesIncludeVat = table.Column<bool>(type: "bit", nullable: false),
                    PaymentTermDays = table.Column<int>(type: "int", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    StoppedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextNumber = table.Column<int>(type: "int", nullable: false),
                    DueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    SetById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SetByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringInvoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringInvoices_Customers_CompanyId",
                        column: x => x.CompanyId,
                        principalSchema: "finance",
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WriteOffs",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeliveryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WriteOffs_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalSchema: "finance",
                        principalTable: "Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpenseRates",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpenseRates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpenseRates_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalSchema: "finance",
                        principalTable: "ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpenseRules",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpenseRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpenseRules_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalSchema: "finance",
                        principalTable: "ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Suppliers",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TaxId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "int", nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suppliers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Suppliers_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalSchema: "finance",
                        principalTable: "ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditNotes",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Work = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsVoid = table.Column<bool>(type: "bit", nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DiscountAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    SettledAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    CustomerNameToday = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditNotes_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Disputes",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenFor = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RaisedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SettleBy = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    WrittenByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ClosedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disputes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disputes_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EsfInvoices",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BuyerTaxId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TaxedNet = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    FreeNet = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Rates = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    StateOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MarkedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EsfInvoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EsfInvoices_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,6)", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ServiceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ServiceTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Allowance = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DepositId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Deducted = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceLines_Invoices_DepositId",
                        column: x => x.DepositId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceLines_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpenWriteOffs",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    HasVatRelief = table.Column<bool>(type: "bit", nullable: false),
                    VatAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    WrittenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrittenByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ReversesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenWriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpenWriteOffs_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentPromises",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PromisedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PayBy = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WrittenByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentPromises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentPromises_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TurnedCertificates",
                schema: "finance",
                columns: table => new
                {
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Fault = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TurnedCertificates", x => x.InvoiceId);
                    table.ForeignKey(
                        name: "FK_TurnedCertificates_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JournalLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    JournalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Debit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Credit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseDebit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseCredit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    PostedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalLines_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "finance",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLines_Journals_JournalId",
                        column: x => x.JournalId,
                        principalSchema: "finance",
                        principalTable: "Journals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PayrollExtras",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollExtras", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollExtras_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalSchema: "finance",
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PayrollLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Department = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Tariff = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SalarySince = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    MonthDays = table.Column<int>(type: "int", nullable: false),
                    Workload = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Salary = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Extra = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ContributionBase = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployerPension = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployerMedical = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployerHealth = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployeePension = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    EmployeeFund = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollLines_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalSchema: "finance",
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PayrollPayables",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollPayables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollPayables_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayrollPayables_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalSchema: "finance",
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderSteps",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ReminderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Skipped = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderSteps_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalSchema: "finance",
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReminderSteps_Reminders_ReminderId",
                        column: x => x.ReminderId,
                        principalSchema: "finance",
                        principalTable: "Reminders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReminderLevels",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    OffsetDays = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderLevels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderLevels_ReminderSchedules_ScheduleId",
                        column: x => x.ScheduleId,
                        principalSchema: "finance",
                        principalTable: "ReminderSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderTexts",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderTexts_ReminderSchedules_ScheduleId",
                        column: x => x.ScheduleId,
                        principalSchema: "finance",
                        principalTable: "ReminderSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BankLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StatementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BalanceAfter = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    PartyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PartyAccount = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PartyTaxId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PayerKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MatchedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UndoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankLines_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankLines_BankStatements_StatementId",
                        column: x => x.StatementId,
                        principalSchema: "finance",
                        principalTable: "BankStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Expenses",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Payable = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    PayableCurrency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    PayableRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    CardId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SpentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Supplier = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsRebillable = table.Column<bool>(type: "bit", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    ReceiptHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ReceiptName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    ReceiptType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ReceiptBytes = table.Column<long>(type: "bigint", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    BaseNet = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    CostAs = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaidFromId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PaidRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    UnitRate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    RateName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    FromPlace = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ToPlace = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    FiscalText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: true),
                    FiscalKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    SupplierTaxId = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    MerchantKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Expenses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Expenses_BankAccounts_CardId",
                        column: x => x.CardId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_BankAccounts_PaidFromId",
                        column: x => x.PaidFromId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalSchema: "finance",
                        principalTable: "ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_ExpenseClaims_ClaimId",
                        column: x => x.ClaimId,
                        principalSchema: "finance",
                        principalTable: "ExpenseClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecurringInvoiceLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecurringInvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,6)", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringInvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringInvoiceLines_RecurringInvoices_RecurringInvoiceId",
                        column: x => x.RecurringInvoiceId,
                        principalSchema: "finance",
                        principalTable: "RecurringInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecurringInvoiceOccurrences",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecurringInvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ReasonArguments = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringInvoiceOccurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringInvoiceOccurrences_RecurringInvoices_RecurringInvoiceId",
                        column: x => x.RecurringInvoiceId,
                        principalSchema: "finance",
                        principalTable: "RecurringInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bills",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SupplierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SupplierName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    NumberKey = table.Column<string>(type: "nvarchar(61)", maxLength: 61, nullable: true),
                    BilledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    PricesWithVat = table.Column<bool>(type: "bit", nullable: false),
                    VatRounding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VatAsPrinted = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    VatIsCost = table.Column<bool>(type: "bit", nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    BaseNet = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseGross = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    SettledBefore = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    LastSettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VoidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PaymentReference = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    PaperHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    PaperName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    PaperType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PaperBytes = table.Column<long>(type: "bigint", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bills_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalSchema: "finance",
                        principalTable: "Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecurringBills",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SupplierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NumberPrefix = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Every = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TermDays = table.Column<int>(type: "int", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    PricesWithVat = table.Column<bool>(type: "bit", nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsRebillable = table.Column<bool>(type: "bit", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    IsSpread = table.Column<bool>(type: "bit", nullable: false),
                    PostsByItself = table.Column<bool>(type: "bit", nullable: false),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    DueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringBills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringBills_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalSchema: "finance",
                        principalTable: "ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecurringBills_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalSchema: "finance",
                        principalTable: "Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupplierPayments",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SupplierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SupplierName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReversesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsReversed = table.Column<bool>(type: "bit", nullable: false),
                    RefundsId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RefundsCreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    HasAdvance = table.Column<bool>(type: "bit", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierPayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplierPayments_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalSchema: "finance",
                        principalTable: "BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupplierPayments_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalSchema: "finance",
                        principalTable: "Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditNoteLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,6)", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Allowance = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditNoteLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditNoteLines_CreditNotes_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalSchema: "finance",
                        principalTable: "CreditNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaymentAllocations",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentAllocations_CreditNotes_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalSchema: "finance",
                        principalTable: "CreditNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentAllocations_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalSchema: "finance",
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BillingAllocations",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeliveryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Offered = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillingAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BillingAllocations_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalSchema: "finance",
                        principalTable: "Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BillingAllocations_InvoiceLines_InvoiceLineId",
                        column: x => x.InvoiceLineId,
                        principalSchema: "finance",
                        principalTable: "InvoiceLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BankMatches",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DocumentKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DocumentAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DocumentCurrency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    MadeDocument = table.Column<bool>(type: "bit", nullable: false),
                    Difference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OtherAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OtherLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PartyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Score = table.Column<int>(type: "int", nullable: true),
                    Reasons = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    PayerKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UndoneById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankMatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankMatches_BankLines_LineId",
                        column: x => x.LineId,
                        principalSchema: "finance",
                        principalTable: "BankLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BillLines",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Quantity = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "decimal(19,6)", precision: 19, scale: 6, nullable: false),
                    VatPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Net = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsRebillable = table.Column<bool>(type: "bit", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "decimal(5,2)", precision: 5, scale: 2, nullable: false),
                    CoversFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    CoversUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    CostAs = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BillLines_Bills_BillId",
                        column: x => x.BillId,
                        principalSchema: "finance",
                        principalTable: "Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PrepaidShares",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillLineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrepaidShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrepaidShares_Bills_BillId",
                        column: x => x.BillId,
                        principalSchema: "finance",
                        principalTable: "Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecurringAmounts",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecurringBillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringAmounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringAmounts_RecurringBills_RecurringBillId",
                        column: x => x.RecurringBillId,
                        principalSchema: "finance",
                        principalTable: "RecurringBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecurringOccurrences",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecurringBillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    BillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringOccurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringOccurrences_RecurringBills_RecurringBillId",
                        column: x => x.RecurringBillId,
                        principalSchema: "finance",
                        principalTable: "RecurringBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentRunItems",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaymentRunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SupplierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenBillId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    PayeeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    PaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentRunItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentRunItems_Bills_BillId",
                        column: x => x.BillId,
                        principalSchema: "finance",
                        principalTable: "Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentRunItems_PaymentRuns_PaymentRunId",
                        column: x => x.PaymentRunId,
                        principalSchema: "finance",
                        principalTable: "PaymentRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PaymentRunItems_SupplierPayments_PaymentId",
                        column: x => x.PaymentId,
                        principalSchema: "finance",
                        principalTable: "SupplierPayments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupplierAllocations",
                schema: "finance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreditNoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplierAllocations_Bills_BillId",
                        column: x => x.BillId,
                        principalSchema: "finance",
                        principalTable: "Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupplierAllocations_Bills_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalSchema: "finance",
                        principalTable: "Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupplierAllocations_SupplierPayments_PaymentId",
                        column: x => x.PaymentId,
                        principalSchema: "finance",
                        principalTable: "SupplierPayments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Code",
                schema: "finance",
                table: "Accounts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Role",
                schema: "finance",
                table: "Accounts",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_AuditTakings_TakenAt",
                schema: "finance",
                table: "AuditTakings",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_AverageWages_ValidFrom",
                schema: "finance",
                table: "AverageWages",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_LedgerAccountId",
                schema: "finance",
                table: "BankAccounts",
                column: "LedgerAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BankAccounts_Name",
                schema: "finance",
                table: "BankAccounts",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_BankAccountId_Key",
                schema: "finance",
                table: "BankLines",
                columns: new[] { "BankAccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_BankAccountId_State_On",
                schema: "finance",
                table: "BankLines",
                columns: new[] { "BankAccountId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_On",
                schema: "finance",
                table: "BankLines",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_State_On",
                schema: "finance",
                table: "BankLines",
                columns: new[] { "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_BankLines_StatementId_Position",
                schema: "finance",
                table: "BankLines",
                columns: new[] { "StatementId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_DocumentId",
                schema: "finance",
                table: "BankMatches",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_LineId",
                schema: "finance",
                table: "BankMatches",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_OtherAccountId",
                schema: "finance",
                table: "BankMatches",
                column: "OtherAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BankMatches_PayerKey_At",
                schema: "finance",
                table: "BankMatches",
                columns: new[] { "PayerKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BankRules_BankAccountId",
                schema: "finance",
                table: "BankRules",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BankRules_Name",
                schema: "finance",
                table: "BankRules",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankStatements_BankAccountId_State_To",
                schema: "finance",
                table: "BankStatements",
                columns: new[] { "BankAccountId", "State", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_BankStatements_UploadedAt",
                schema: "finance",
                table: "BankStatements",
                column: "UploadedAt");

            migrationBuilder.CreateIndex(
                name: "IX_BillingAllocations_DeliveryId",
                schema: "finance",
                table: "BillingAllocations",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_BillingAllocations_InvoiceId",
                schema: "finance",
                table: "BillingAllocations",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_BillingAllocations_InvoiceLineId",
                schema: "finance",
                table: "BillingAllocations",
                column: "InvoiceLineId");

            migrationBuilder.CreateIndex(
                name: "IX_BillLines_BillId",
                schema: "finance",
                table: "BillLines",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_BillLines_ProjectId",
                schema: "finance",
                table: "BillLines",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Bills_BilledOn",
                schema: "finance",
                table: "Bills",
                column: "BilledOn");

            migrationBuilder.CreateIndex(
                name: "IX_Bills_DueOn",
                schema: "finance",
                table: "Bills",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_Bills_IsOpen_DueOn",
                schema: "finance",
                table: "Bills",
                columns: new[] { "IsOpen", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Bills_State_BilledOn",
                schema: "finance",
                table: "Bills",
                columns: new[] { "State", "BilledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Bills_SupplierId_BilledOn",
                schema: "finance",
                table: "Bills",
                columns: new[] { "SupplierId", "BilledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Bills_SupplierId_NumberKey",
                schema: "finance",
                table: "Bills",
                columns: new[] { "SupplierId", "NumberKey" },
                unique: true,
                filter: "[NumberKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLines_AccountId",
                schema: "finance",
                table: "BudgetLines",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLines_BudgetId_AccountId_CostCentreId",
                schema: "finance",
                table: "BudgetLines",
                columns: new[] { "BudgetId", "AccountId", "CostCentreId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Budgets_FirstMonth",
                schema: "finance",
                table: "Budgets",
                column: "FirstMonth",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClosingRunLines_RefId",
                schema: "finance",
                table: "ClosingRunLines",
                column: "RefId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosingRunLines_RunId",
                schema: "finance",
                table: "ClosingRunLines",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosingRuns_Month_Step_Number",
                schema: "finance",
                table: "ClosingRuns",
                columns: new[] { "Month", "Step", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ClosingRuns_RanAt",
                schema: "finance",
                table: "ClosingRuns",
                column: "RanAt");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTerms_CompanyId",
                schema: "finance",
                table: "CollectionTerms",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_CompletionEstimates_ProjectId_Month",
                schema: "finance",
                table: "CompletionEstimates",
                columns: new[] { "ProjectId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionLines_ConcessionId",
                schema: "finance",
                table: "ConcessionLines",
                column: "ConcessionId");

            migrationBuilder.CreateIndex(
                name: "IX_Concessions_AskedAt",
                schema: "finance",
                table: "Concessions",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Concessions_Kind_WaitingFor",
                schema: "finance",
                table: "Concessions",
                columns: new[] { "Kind", "WaitingFor" },
                unique: true,
                filter: "[WaitingFor] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Concessions_State_Kind_AskedAt",
                schema: "finance",
                table: "Concessions",
                columns: new[] { "State", "Kind", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Concessions_SubjectId",
                schema: "finance",
                table: "Concessions",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ContributionRules_Code_ValidFrom",
                schema: "finance",
                table: "ContributionRules",
                columns: new[] { "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CostCentreRules_CostCentreId",
                schema: "finance",
                table: "CostCentreRules",
                column: "CostCentreId");

            migrationBuilder.CreateIndex(
                name: "IX_CostCentreRules_Kind_AboutId",
                schema: "finance",
                table: "CostCentreRules",
                columns: new[] { "Kind", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CostCentres_Code",
                schema: "finance",
                table: "CostCentres",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditNoteLines_CreditNoteId",
                schema: "finance",
                table: "CreditNoteLines",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNoteLines_InvoiceLineId",
                schema: "finance",
                table: "CreditNoteLines",
                column: "InvoiceLineId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_CompanyId",
                schema: "finance",
                table: "CreditNotes",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_InvoiceId",
                schema: "finance",
                table: "CreditNotes",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_IssuedOn",
                schema: "finance",
                table: "CreditNotes",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_Number",
                schema: "finance",
                table: "CreditNotes",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerPapers_CompanyId",
                schema: "finance",
                table: "CustomerPapers",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Name",
                schema: "finance",
                table: "Customers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_CompanyId_IsOpen_Currency_DeliveredOn",
                schema: "finance",
                table: "Deliveries",
                columns: new[] { "CompanyId", "IsOpen", "Currency", "DeliveredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_DeliveredOn_Kind",
                schema: "finance",
                table: "Deliveries",
                columns: new[] { "DeliveredOn", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_NeedsPrice_NeedsCost_PersonId",
                schema: "finance",
                table: "Deliveries",
                columns: new[] { "NeedsPrice", "NeedsCost", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_ProjectId_DeliveredOn",
                schema: "finance",
                table: "Deliveries",
                columns: new[] { "ProjectId", "DeliveredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_SourceId_Kind",
                schema: "finance",
                table: "Deliveries",
                columns: new[] { "SourceId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_InvoiceId",
                schema: "finance",
                table: "Disputes",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Disputes_OpenFor",
                schema: "finance",
                table: "Disputes",
                column: "OpenFor",
                unique: true,
                filter: "[OpenFor] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EInvoiceBuyerTerms_CompanyId",
                schema: "finance",
                table: "EInvoiceBuyerTerms",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_EsfInvoices_InvoiceId",
                schema: "finance",
                table: "EsfInvoices",
                column: "InvoiceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EsfInvoices_IssuedOn",
                schema: "finance",
                table: "EsfInvoices",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_EsfInvoices_State_IssuedOn",
                schema: "finance",
                table: "EsfInvoices",
                columns: new[] { "State", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeRates_Currency_ValidFrom",
                schema: "finance",
                table: "ExchangeRates",
                columns: new[] { "Currency", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeRates_IsUnusual_ValidFrom",
                schema: "finance",
                table: "ExchangeRates",
                columns: new[] { "IsUnusual", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseCategories_Name",
                schema: "finance",
                table: "ExpenseCategories",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseClaims_PaidFromId",
                schema: "finance",
                table: "ExpenseClaims",
                column: "PaidFromId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseClaims_PeriodUntil",
                schema: "finance",
                table: "ExpenseClaims",
                column: "PeriodUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseClaims_RecordedById_PeriodUntil",
                schema: "finance",
                table: "ExpenseClaims",
                columns: new[] { "RecordedById", "PeriodUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseClaims_State_PeriodUntil",
                schema: "finance",
                table: "ExpenseClaims",
                columns: new[] { "State", "PeriodUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseRates_CategoryId",
                schema: "finance",
                table: "ExpenseRates",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseRates_Kind_Name_ValidFrom",
                schema: "finance",
                table: "ExpenseRates",
                columns: new[] { "Kind", "Name", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseRules_CategoryId",
                schema: "finance",
                table: "ExpenseRules",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_ExpenseRules_Order",
                schema: "finance",
                table: "ExpenseRules",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_CardId",
                schema: "finance",
                table: "Expenses",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_CategoryId",
                schema: "finance",
                table: "Expenses",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_ClaimId",
                schema: "finance",
                table: "Expenses",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_FiscalKey",
                schema: "finance",
                table: "Expenses",
                column: "FiscalKey",
                unique: true,
                filter: "[FiscalKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_MerchantKey_DecidedAt",
                schema: "finance",
                table: "Expenses",
                columns: new[] { "MerchantKey", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_PaidFromId",
                schema: "finance",
                table: "Expenses",
                column: "PaidFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_ProjectId",
                schema: "finance",
                table: "Expenses",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_ReceiptHash",
                schema: "finance",
                table: "Expenses",
                column: "ReceiptHash",
                unique: true,
                filter: "[ReceiptHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_RecordedById_SpentOn",
                schema: "finance",
                table: "Expenses",
                columns: new[] { "RecordedById", "SpentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_SpentOn",
                schema: "finance",
                table: "Expenses",
                column: "SpentOn");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_State_SpentOn",
                schema: "finance",
                table: "Expenses",
                columns: new[] { "State", "SpentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_SupplierTaxId",
                schema: "finance",
                table: "Expenses",
                column: "SupplierTaxId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_DepositId",
                schema: "finance",
                table: "InvoiceLines",
                column: "DepositId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_InvoiceId",
                schema: "finance",
                table: "InvoiceLines",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_ProjectId",
                schema: "finance",
                table: "InvoiceLines",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_ServiceTo",
                schema: "finance",
                table: "InvoiceLines",
                column: "ServiceTo");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceMailings_DayKey",
                schema: "finance",
                table: "InvoiceMailings",
                column: "DayKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceMailings_InvoiceId",
                schema: "finance",
                table: "InvoiceMailings",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CompanyId_IssuedOn",
                schema: "finance",
                table: "Invoices",
                columns: new[] { "CompanyId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_DepositEngagementId",
                schema: "finance",
                table: "Invoices",
                column: "DepositEngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_DepositProjectId",
                schema: "finance",
                table: "Invoices",
                column: "DepositProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_IsDeposit_CompanyId",
                schema: "finance",
                table: "Invoices",
                columns: new[] { "IsDeposit", "CompanyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_IsOpen_DueOn",
                schema: "finance",
                table: "Invoices",
                columns: new[] { "IsOpen", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_IssuedOn",
                schema: "finance",
                table: "Invoices",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Number_IsCarriedOver",
                schema: "finance",
                table: "Invoices",
                columns: new[] { "Number", "IsCarriedOver" },
                unique: true,
                filter: "[Number] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_PaidOn",
                schema: "finance",
                table: "Invoices",
                column: "PaidOn");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ReplacesId",
                schema: "finance",
                table: "Invoices",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Status_IssuedOn",
                schema: "finance",
                table: "Invoices",
                columns: new[] { "Status", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceSeries_Name",
                schema: "finance",
                table: "InvoiceSeries",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceSeries_Prefix",
                schema: "finance",
                table: "InvoiceSeries",
                column: "Prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedDocuments_Series_Sequence",
                schema: "finance",
                table: "IssuedDocuments",
                columns: new[] { "Series", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalLines_AccountId_Date",
                schema: "finance",
                table: "JournalLines",
                columns: new[] { "AccountId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLines_ItemId",
                schema: "finance",
                table: "JournalLines",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalLines_JournalId",
                schema: "finance",
                table: "JournalLines",
                column: "JournalId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalLines_PartyId_Date",
                schema: "finance",
                table: "JournalLines",
                columns: new[] { "PartyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLines_ProjectId_Date",
                schema: "finance",
                table: "JournalLines",
                columns: new[] { "ProjectId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Journals_Date_PostedAt",
                schema: "finance",
                table: "Journals",
                columns: new[] { "Date", "PostedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Journals_Number_PostedAt",
                schema: "finance",
                table: "Journals",
                columns: new[] { "Number", "PostedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Journals_PostedAt",
                schema: "finance",
                table: "Journals",
                column: "PostedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Journals_ReversalOfId",
                schema: "finance",
                table: "Journals",
                column: "ReversalOfId",
                unique: true,
                filter: "[ReversalOfId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Journals_SourceId_SourceKind",
                schema: "finance",
                table: "Journals",
                columns: new[] { "SourceId", "SourceKind" });

            migrationBuilder.CreateIndex(
                name: "IX_Journals_Year_Number",
                schema: "finance",
                table: "Journals",
                columns: new[] { "Year", "Number" },
                unique: true,
                filter: "[Number] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KnownPayers_Account",
                schema: "finance",
                table: "KnownPayers",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_KnownPayers_LineId",
                schema: "finance",
                table: "KnownPayers",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownPayers_PartyId",
                schema: "finance",
                table: "KnownPayers",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_LateCharges_InvoiceId",
                schema: "finance",
                table: "LateCharges",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_LateCharges_LineId",
                schema: "finance",
                table: "LateCharges",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_LateEntries_At",
                schema: "finance",
                table: "LateEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_LockExceptions_UserId_Until",
                schema: "finance",
                table: "LockExceptions",
                columns: new[] { "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_LockMoves_At",
                schema: "finance",
                table: "LockMoves",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_MonthBalances_AccountId_IsDetailed_Month",
                schema: "finance",
                table: "MonthBalances",
                columns: new[] { "AccountId", "IsDetailed", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_MonthBalances_IsDetailed_Month",
                schema: "finance",
                table: "MonthBalances",
                columns: new[] { "IsDetailed", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_MonthBalances_ProjectId_Month",
                schema: "finance",
                table: "MonthBalances",
                columns: new[] { "ProjectId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_OpenWriteOffs_InvoiceId",
                schema: "finance",
                table: "OpenWriteOffs",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_OpenWriteOffs_On",
                schema: "finance",
                table: "OpenWriteOffs",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_OpenWriteOffs_ReversesId",
                schema: "finance",
                table: "OpenWriteOffs",
                column: "ReversesId",
                unique: true,
                filter: "[ReversesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_CreditNoteId",
                schema: "finance",
                table: "PaymentAllocations",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_InvoiceId",
                schema: "finance",
                table: "PaymentAllocations",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_On",
                schema: "finance",
                table: "PaymentAllocations",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_PaymentId",
                schema: "finance",
                table: "PaymentAllocations",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentPromises_InvoiceId",
                schema: "finance",
                table: "PaymentPromises",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRunItems_BillId",
                schema: "finance",
                table: "PaymentRunItems",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRunItems_OpenBillId",
                schema: "finance",
                table: "PaymentRunItems",
                column: "OpenBillId",
                unique: true,
                filter: "[OpenBillId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRunItems_PaymentId",
                schema: "finance",
                table: "PaymentRunItems",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRunItems_PaymentRunId_BillId",
                schema: "finance",
                table: "PaymentRunItems",
                columns: new[] { "PaymentRunId", "BillId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRuns_BankAccountId",
                schema: "finance",
                table: "PaymentRuns",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRuns_ExecuteOn",
                schema: "finance",
                table: "PaymentRuns",
                column: "ExecuteOn");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentRuns_State_ExecuteOn",
                schema: "finance",
                table: "PaymentRuns",
                columns: new[] { "State", "ExecuteOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_BankAccountId",
                schema: "finance",
                table: "Payments",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CompanyId_ReceivedOn",
                schema: "finance",
                table: "Payments",
                columns: new[] { "CompanyId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_HasCredit_ReceivedOn",
                schema: "finance",
                table: "Payments",
                columns: new[] { "HasCredit", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ReceivedOn",
                schema: "finance",
                table: "Payments",
                column: "ReceivedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RefundsCreditNoteId",
                schema: "finance",
                table: "Payments",
                column: "RefundsCreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RefundsId",
                schema: "finance",
                table: "Payments",
                column: "RefundsId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ReversesId",
                schema: "finance",
                table: "Payments",
                column: "ReversesId",
                unique: true,
                filter: "[ReversesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollExtras_RunId",
                schema: "finance",
                table: "PayrollExtras",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollLines_PersonId",
                schema: "finance",
                table: "PayrollLines",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollLines_RunId_PersonId",
                schema: "finance",
                table: "PayrollLines",
                columns: new[] { "RunId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollPayables_BankAccountId",
                schema: "finance",
                table: "PayrollPayables",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollPayables_RunId_Kind",
                schema: "finance",
                table: "PayrollPayables",
                columns: new[] { "RunId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollPayables_State_DueOn",
                schema: "finance",
                table: "PayrollPayables",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PayrollRuns_Code",
                schema: "finance",
                table: "PayrollRuns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollRuns_Month",
                schema: "finance",
                table: "PayrollRuns",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollRuns_OpenMonth",
                schema: "finance",
                table: "PayrollRuns",
                column: "OpenMonth",
                unique: true,
                filter: "[OpenMonth] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollRuns_State_Month",
                schema: "finance",
                table: "PayrollRuns",
                columns: new[] { "State", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_People_UserId",
                schema: "finance",
                table: "People",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonRates_PersonId_ValidFrom",
                schema: "finance",
                table: "PersonRates",
                columns: new[] { "PersonId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonSalaries_PersonId_ValidFrom",
                schema: "finance",
                table: "PersonSalaries",
                columns: new[] { "PersonId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonSalaries_ValidFrom",
                schema: "finance",
                table: "PersonSalaries",
                column: "ValidFrom");

            migrationBuilder.CreateIndex(
                name: "IX_PrepaidShares_BillId",
                schema: "finance",
                table: "PrepaidShares",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_PrepaidShares_BillLineId_Month",
                schema: "finance",
                table: "PrepaidShares",
                columns: new[] { "BillLineId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrepaidShares_PostedOn_Month",
                schema: "finance",
                table: "PrepaidShares",
                columns: new[] { "PostedOn", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_Billing_IsOpen",
                schema: "finance",
                table: "Projects",
                columns: new[] { "Billing", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_CompanyId",
                schema: "finance",
                table: "Projects",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicLinks_InvoiceId",
                schema: "finance",
                table: "PublicLinks",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicLinks_TokenHash",
                schema: "finance",
                table: "PublicLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecurringAmounts_RecurringBillId_From",
                schema: "finance",
                table: "RecurringAmounts",
                columns: new[] { "RecurringBillId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecurringBills_CategoryId",
                schema: "finance",
                table: "RecurringBills",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringBills_Name",
                schema: "finance",
                table: "RecurringBills",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringBills_NextOn",
                schema: "finance",
                table: "RecurringBills",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringBills_SupplierId",
                schema: "finance",
                table: "RecurringBills",
                column: "SupplierId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoiceLines_RecurringInvoiceId",
                schema: "finance",
                table: "RecurringInvoiceLines",
                column: "RecurringInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoiceOccurrences_InvoiceId",
                schema: "finance",
                table: "RecurringInvoiceOccurrences",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoiceOccurrences_RecurringInvoiceId_Number",
                schema: "finance",
                table: "RecurringInvoiceOccurrences",
                columns: new[] { "RecurringInvoiceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoiceOccurrences_State_On",
                schema: "finance",
                table: "RecurringInvoiceOccurrences",
                columns: new[] { "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoices_CompanyId",
                schema: "finance",
                table: "RecurringInvoices",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoices_Name",
                schema: "finance",
                table: "RecurringInvoices",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoices_NextOn",
                schema: "finance",
                table: "RecurringInvoices",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringInvoices_ProjectId",
                schema: "finance",
                table: "RecurringInvoices",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringOccurrences_BillId",
                schema: "finance",
                table: "RecurringOccurrences",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringOccurrences_RecurringBillId_On",
                schema: "finance",
                table: "RecurringOccurrences",
                columns: new[] { "RecurringBillId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderLevels_ScheduleId_Number",
                schema: "finance",
                table: "ReminderLevels",
                columns: new[] { "ScheduleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_CompanyId_On",
                schema: "finance",
                table: "Reminders",
                columns: new[] { "CompanyId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_DayKey",
                schema: "finance",
                table: "Reminders",
                column: "DayKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_On",
                schema: "finance",
                table: "Reminders",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_ReminderSchedules_Name",
                schema: "finance",
                table: "ReminderSchedules",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderSteps_InvoiceId_Level",
                schema: "finance",
                table: "ReminderSteps",
                columns: new[] { "InvoiceId", "Level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderSteps_On",
                schema: "finance",
                table: "ReminderSteps",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_ReminderSteps_ReminderId",
                schema: "finance",
                table: "ReminderSteps",
                column: "ReminderId");

            migrationBuilder.CreateIndex(
                name: "IX_ReminderTexts_ScheduleId_Level_Language",
                schema: "finance",
                table: "ReminderTexts",
                columns: new[] { "ScheduleId", "Level", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SalesTaxRates_ValidFrom",
                schema: "finance",
                table: "SalesTaxRates",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAllocations_BillId",
                schema: "finance",
                table: "SupplierAllocations",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAllocations_CreditNoteId",
                schema: "finance",
                table: "SupplierAllocations",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAllocations_On",
                schema: "finance",
                table: "SupplierAllocations",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierAllocations_PaymentId",
                schema: "finance",
                table: "SupplierAllocations",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_BankAccountId",
                schema: "finance",
                table: "SupplierPayments",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_HasAdvance_PaidOn",
                schema: "finance",
                table: "SupplierPayments",
                columns: new[] { "HasAdvance", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_PaidOn",
                schema: "finance",
                table: "SupplierPayments",
                column: "PaidOn");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_RefundsCreditNoteId",
                schema: "finance",
                table: "SupplierPayments",
                column: "RefundsCreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_RefundsId",
                schema: "finance",
                table: "SupplierPayments",
                column: "RefundsId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_ReversesId",
                schema: "finance",
                table: "SupplierPayments",
                column: "ReversesId",
                unique: true,
                filter: "[ReversesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierPayments_SupplierId_PaidOn",
                schema: "finance",
                table: "SupplierPayments",
                columns: new[] { "SupplierId", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppliers_CategoryId",
                schema: "finance",
                table: "Suppliers",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_Suppliers_CompanyId",
                schema: "finance",
                table: "Suppliers",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Suppliers_Name",
                schema: "finance",
                table: "Suppliers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_TaxRates_Name",
                schema: "finance",
                table: "TaxRates",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tolerances_Name",
                schema: "finance",
                table: "Tolerances",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VatRules_ValidFrom",
                schema: "finance",
                table: "VatRules",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_DeliveryId",
                schema: "finance",
                table: "WriteOffs",
                column: "DeliveryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActFiles",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "AuditTakings",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "AverageWages",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankFeeds",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankMatches",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankRules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BillingAllocations",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BillLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BookLocks",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BudgetLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ClosingRunLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ClosingTicks",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CollectionTerms",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CompletionEstimates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ConcessionLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ContributionRules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CostCentreRules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CreditNoteLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CustomerPapers",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Disputes",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "DocumentFiles",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "EarningTerms",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "EInvoiceBuyerTerms",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "EInvoiceSellerTerms",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "EsfInvoices",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ExchangeRates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ExpenseRates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ExpenseRules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Expenses",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "InvoiceMailings",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "InvoiceSeries",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "IssuedDocuments",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "JournalLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "KnownPayers",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "LateCharges",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "LateEntries",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "LockExceptions",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "LockMoves",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "MonthBalances",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "NumberSequences",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "OpenWriteOffs",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "OverheadSettings",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PaperSettings",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PaymentAllocations",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PaymentPromises",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PaymentRunItems",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PayrollExtras",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PayrollLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PayrollPayables",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "People",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PersonRates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PersonSalaries",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PostingMarks",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PrepaidShares",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Projects",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PublicLinks",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RateFeeds",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringAmounts",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringInvoiceLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringInvoiceOccurrences",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringOccurrences",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ReminderLevels",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ReminderSteps",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ReminderTexts",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "SalesTaxRates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "SupplierAllocations",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "TaxRates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Tolerances",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "TurnedCertificates",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Users",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "VatRules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "WriteOffs",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "InvoiceLines",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Budgets",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ClosingRuns",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Concessions",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CostCentres",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ExpenseClaims",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Journals",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Accounts",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "CreditNotes",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Payments",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PaymentRuns",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "PayrollRuns",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringInvoices",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "RecurringBills",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Reminders",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ReminderSchedules",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Bills",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "SupplierPayments",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Deliveries",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankStatements",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Invoices",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Customers",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "Suppliers",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "BankAccounts",
                schema: "finance");

            migrationBuilder.DropTable(
                name: "ExpenseCategories",
                schema: "finance");
        }
    }
}
