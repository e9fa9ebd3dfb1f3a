using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Finance.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "finance_Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ActFiles",
                columns: table => new
                {
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pdf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ActFiles", x => x.InvoiceId);
                });

            migrationBuilder.CreateTable(
                name: "finance_AuditTakings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_AuditTakings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_AverageWages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_AverageWages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    OpeningBalance = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOnInvoices = table.Column<bool>(type: "INTEGER", nullable: false),
                    PaymentLink = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsCard = table.Column<bool>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LedgerAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankAccounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_BookLocks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    OperationsDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FinalDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Moves = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BookLocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Budgets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstMonth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Budgets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ClosingRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    RanAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RanById = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ClosingRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ClosingTicks",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ClosingTicks", x => new { x.Month, x.Step });
                });

            migrationBuilder.CreateTable(
                name: "finance_CollectionTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    OffReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    LatePercent = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: true),
                    LateFee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    LateFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AgreedIn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CollectionTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_CompletionEstimates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Actual = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Remaining = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CompletionEstimates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Concessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    SubjectVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatRelief = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WaitingFor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Concessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ContributionRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EmployerPension = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployerMedical = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployerHealth = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployeePension = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployeeFund = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    MinimumPercent = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    CapFactor = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ContributionRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_CostCentres",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CostCentres", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_CustomerPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RegistrationCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Signer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CustomerPapers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LegalName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TaxId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    IsMerged = table.Column<bool>(type: "INTEGER", nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TaskName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DeliveredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsBillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    NeedsPrice = table.Column<bool>(type: "INTEGER", nullable: false),
                    NeedsCost = table.Column<bool>(type: "INTEGER", nullable: false),
                    WorkedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Cost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenQuantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenValue = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_DocumentFiles",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pdf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_DocumentFiles", x => x.DocumentId);
                });

            migrationBuilder.CreateTable(
                name: "finance_EarningTerms",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_EarningTerms", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "finance_EInvoiceBuyerTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BuyerReference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_EInvoiceBuyerTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_EInvoiceSellerTerms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    VatId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_EInvoiceSellerTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ExchangeRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsUnusual = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExchangeRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ExpenseCategories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Cost = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsBuiltIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExpenseCategories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_InvoiceMailings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DayKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LinkContent = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_InvoiceMailings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DraftedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PaymentTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    BaseNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseGross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCarriedOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    SettledBefore = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    CreditedAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    LastSettledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    IsDeposit = table.Column<bool>(type: "INTEGER", nullable: false),
                    DepositProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepositEngagementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepositTaken = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DepositCredited = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DepositOpen = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    DiscountFixed = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DiscountReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DiscountAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PricesIncludeVat = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatRounding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReplacesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WrittenOffAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BadDebtAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    CustomerNameToday = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_InvoiceSeries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    StartsAt = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_InvoiceSeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_IssuedDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_IssuedDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Journals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PostedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SourceKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReversalOfId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PostedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Journals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_KnownPayers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_KnownPayers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_LateCharges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Interest = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Fee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_LateCharges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_LateEntries",
                columns: table => new
                {
                    JournalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExceptionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_LateEntries", x => x.JournalId);
                });

            migrationBuilder.CreateTable(
                name: "finance_LockExceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_LockExceptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_LockMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_LockMoves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_NumberSequences",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    First = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    LastIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_NumberSequences", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "finance_OverheadSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChosenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_OverheadSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PaperSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Set = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Director = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ChiefAccountant = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    EsfSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EsfDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PaperSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PayrollRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenMonth = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Employer = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Employee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    PreparedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PayrollRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Department = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PersonRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CostPerHour = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BillPerHour = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PersonRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PersonSalaries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MonthlyPay = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Workload = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Tariff = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PersonSalaries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PostingMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    CaughtUpAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Looks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PostingMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Billing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ContractAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BudgetHours = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    HourlyRate = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberIds = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReopenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_PublicLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsMailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Views = table.Column<int>(type: "INTEGER", nullable: false),
                    LastViewedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PublicLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_RateFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SwitchedOnById = table.Column<Guid>(type: "TEXT", nullable: false),
                    TriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FetchedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NewestOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RateFeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    IsByHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DayKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Reminders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_ReminderSchedules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    IsUsual = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    LatestDays = table.Column<int>(type: "INTEGER", nullable: false),
                    SwitchedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SwitchedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ReminderSchedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_SalesTaxRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CashPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    OtherPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_SalesTaxRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_TaxRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Percent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    ExemptionReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ExemptionCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_TaxRates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Tolerances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Tolerances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_Users",
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
                    table.PrimaryKey("PK_finance_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_VatRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rounding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_VatRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_MonthBalances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsDetailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Debit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Credit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseDebit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseCredit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Additions = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_MonthBalances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_MonthBalances_finance_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "finance_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankFeeds",
                columns: table => new
                {
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementsFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StatementsTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MatchesByItself = table.Column<bool>(type: "INTEGER", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankFeeds", x => x.BankAccountId);
                    table.ForeignKey(
                        name: "FK_finance_BankFeeds_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsPattern = table.Column<bool>(type: "INTEGER", nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Least = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Most = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BankRules_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Opening = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Closing = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    NewLineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    OpeningDifference = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpeningRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    UploadedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ImportedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BankStatements_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_ExpenseClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PeriodFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    LineCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PaidFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PaidRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExpenseClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ExpenseClaims_finance_BankAccounts_PaidFromId",
                        column: x => x.PaidFromId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_PaymentRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExecuteOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsPerBill = table.Column<bool>(type: "INTEGER", nullable: false),
                    Total = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BillCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PreparedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApprovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExecutedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PaymentRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PaymentRuns_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_Payments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsReversed = table.Column<bool>(type: "INTEGER", nullable: false),
                    OpenAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    HasCredit = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    RefundsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RefundsCreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CustomerNameToday = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Payments_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BudgetLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BudgetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: false),
                    January = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    February = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    March = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    April = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    May = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    June = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    July = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    August = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    September = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    October = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    November = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    December = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BudgetLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BudgetLines_finance_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "finance_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_BudgetLines_finance_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalTable: "finance_Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_ClosingRunLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RefId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Foreign = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: true),
                    Target = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Before = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Difference = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ClosingRunLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ClosingRunLines_finance_ClosingRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "finance_ClosingRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_ConcessionLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConcessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ConcessionLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ConcessionLines_finance_Concessions_ConcessionId",
                        column: x => x.ConcessionId,
                        principalTable: "finance_Concessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_CostCentreRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CostCentreRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_CostCentreRules_finance_CostCentres_CostCentreId",
                        column: x => x.CostCentreId,
                        principalTable: "finance_CostCentres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringInvoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rhythm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Every = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsLastDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: true),
                    Covers = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MailsLink = table.Column<bool>(type: "INTEGER", nullable: false),
                    PricesIncludeVat = table.Column<bool>(type: "INTEGER", nullable: false),
                    PaymentTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    StoppedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DueFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    SetById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringInvoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringInvoices_finance_Customers_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "finance_Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_WriteOffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_WriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_WriteOffs_finance_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "finance_Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_ExpenseRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExpenseRates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ExpenseRates_finance_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "finance_ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_ExpenseRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExpenseRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ExpenseRules_finance_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "finance_ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_Suppliers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TaxId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Suppliers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Suppliers_finance_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "finance_ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_CreditNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsVoid = table.Column<bool>(type: "INTEGER", nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DiscountAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    SettledAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    CustomerNameToday = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CreditNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_CreditNotes_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_Disputes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenFor = table.Column<Guid>(type: "TEXT", nullable: true),
                    RaisedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SettleBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ClosedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Disputes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Disputes_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_EsfInvoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BuyerTaxId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TaxedNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    FreeNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Rates = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StateOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MarkedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_EsfInvoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_EsfInvoices_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_InvoiceLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "TEXT", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ServiceFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ServiceTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Allowance = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DepositId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Deducted = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_InvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_InvoiceLines_finance_Invoices_DepositId",
                        column: x => x.DepositId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_InvoiceLines_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_OpenWriteOffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    HasVatRelief = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_OpenWriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_OpenWriteOffs_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_PaymentPromises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PromisedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PayBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PaymentPromises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PaymentPromises_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_TurnedCertificates",
                columns: table => new
                {
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoundOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_TurnedCertificates", x => x.InvoiceId);
                    table.ForeignKey(
                        name: "FK_finance_TurnedCertificates_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_JournalLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    JournalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: true),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Debit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Credit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseDebit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseCredit = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PostedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_JournalLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_JournalLines_finance_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "finance_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_JournalLines_finance_Journals_JournalId",
                        column: x => x.JournalId,
                        principalTable: "finance_Journals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_PayrollExtras",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PayrollExtras", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PayrollExtras_finance_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "finance_PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_PayrollLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Department = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Tariff = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SalarySince = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Workload = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Salary = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Extra = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ContributionBase = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployerPension = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployerMedical = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployerHealth = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployeePension = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    EmployeeFund = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IncomeTax = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PayrollLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PayrollLines_finance_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "finance_PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_PayrollPayables",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PayrollPayables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PayrollPayables_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_PayrollPayables_finance_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "finance_PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_ReminderSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReminderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Skipped = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ReminderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ReminderSteps_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_finance_ReminderSteps_finance_Reminders_ReminderId",
                        column: x => x.ReminderId,
                        principalTable: "finance_Reminders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_ReminderLevels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OffsetDays = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ReminderLevels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ReminderLevels_finance_ReminderSchedules_ScheduleId",
                        column: x => x.ScheduleId,
                        principalTable: "finance_ReminderSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_ReminderTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScheduleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ReminderTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_ReminderTexts_finance_ReminderSchedules_ScheduleId",
                        column: x => x.ScheduleId,
                        principalTable: "finance_ReminderSchedules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BalanceAfter = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    PartyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PartyAccount = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PartyTaxId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PayerKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatchedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UndoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BankLines_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_BankLines_finance_BankStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "finance_BankStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_Expenses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Payable = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    PayableCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    PayableRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: true),
                    CardId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SpentOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Supplier = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsRebillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    ReceiptHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReceiptName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ReceiptType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReceiptBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: true),
                    BaseNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    CostAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PaidFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PaidRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    UnitRate = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    RateName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    FromPlace = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ToPlace = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    FiscalText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    FiscalKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    SupplierTaxId = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MerchantKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Expenses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Expenses_finance_BankAccounts_CardId",
                        column: x => x.CardId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_Expenses_finance_BankAccounts_PaidFromId",
                        column: x => x.PaidFromId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_Expenses_finance_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "finance_ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_Expenses_finance_ExpenseClaims_ClaimId",
                        column: x => x.ClaimId,
                        principalTable: "finance_ExpenseClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringInvoiceLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecurringInvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "TEXT", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringInvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringInvoiceLines_finance_RecurringInvoices_RecurringInvoiceId",
                        column: x => x.RecurringInvoiceId,
                        principalTable: "finance_RecurringInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringInvoiceOccurrences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecurringInvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReasonArguments = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringInvoiceOccurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringInvoiceOccurrences_finance_RecurringInvoices_RecurringInvoiceId",
                        column: x => x.RecurringInvoiceId,
                        principalTable: "finance_RecurringInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_Bills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NumberKey = table.Column<string>(type: "TEXT", maxLength: 61, nullable: true),
                    BilledOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PricesWithVat = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatRounding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatAsPrinted = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    VatIsCost = table.Column<bool>(type: "INTEGER", nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    BaseNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseGross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    OpenAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    SettledBefore = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    LastSettledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VoidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PaymentReference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PaperHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PaperName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    PaperType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PaperBytes = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Bills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Bills_finance_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "finance_Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringBills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NumberPrefix = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Every = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PricesWithVat = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsRebillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    IsSpread = table.Column<bool>(type: "INTEGER", nullable: false),
                    PostsByItself = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringBills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringBills_finance_ExpenseCategories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "finance_ExpenseCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_RecurringBills_finance_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "finance_Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_SupplierPayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ExchangeRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BankAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsReversed = table.Column<bool>(type: "INTEGER", nullable: false),
                    RefundsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RefundsCreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    HasAdvance = table.Column<bool>(type: "INTEGER", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_SupplierPayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_SupplierPayments_finance_BankAccounts_BankAccountId",
                        column: x => x.BankAccountId,
                        principalTable: "finance_BankAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_SupplierPayments_finance_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "finance_Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_CreditNoteLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "TEXT", precision: 19, scale: 6, nullable: false),
                    DiscountPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    VatCategory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Allowance = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_CreditNoteLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_CreditNoteLines_finance_CreditNotes_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalTable: "finance_CreditNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_PaymentAllocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PaymentAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PaymentAllocations_finance_CreditNotes_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalTable: "finance_CreditNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_PaymentAllocations_finance_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "finance_Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BillingAllocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    CreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Offered = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BillingAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BillingAllocations_finance_Deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "finance_Deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_BillingAllocations_finance_InvoiceLines_InvoiceLineId",
                        column: x => x.InvoiceLineId,
                        principalTable: "finance_InvoiceLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_BankMatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DocumentKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DocumentAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DocumentCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    MadeDocument = table.Column<bool>(type: "INTEGER", nullable: false),
                    Difference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CostCentreId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OtherAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OtherLineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    PayerKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankMatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BankMatches_finance_BankLines_LineId",
                        column: x => x.LineId,
                        principalTable: "finance_BankLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_BillLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Quantity = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    UnitPrice = table.Column<decimal>(type: "TEXT", precision: 19, scale: 6, nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    VatNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsRebillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    MarkupPercent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    CoversFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CoversUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CostAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Cost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseCost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BillLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_BillLines_finance_Bills_BillId",
                        column: x => x.BillId,
                        principalTable: "finance_Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_PrepaidShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BillLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BaseAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PrepaidShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PrepaidShares_finance_Bills_BillId",
                        column: x => x.BillId,
                        principalTable: "finance_Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringAmounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecurringBillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringAmounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringAmounts_finance_RecurringBills_RecurringBillId",
                        column: x => x.RecurringBillId,
                        principalTable: "finance_RecurringBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_RecurringOccurrences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecurringBillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BillId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_RecurringOccurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_RecurringOccurrences_finance_RecurringBills_RecurringBillId",
                        column: x => x.RecurringBillId,
                        principalTable: "finance_RecurringBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_PaymentRunItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaymentRunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenBillId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AccountNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BankCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_PaymentRunItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_PaymentRunItems_finance_Bills_BillId",
                        column: x => x.BillId,
                        principalTable: "finance_Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_PaymentRunItems_finance_PaymentRuns_PaymentRunId",
                        column: x => x.PaymentRunId,
                        principalTable: "finance_PaymentRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_finance_PaymentRunItems_finance_SupplierPayments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "finance_SupplierPayments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finance_SupplierAllocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BillId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaymentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreditNoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_SupplierAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_SupplierAllocations_finance_Bills_BillId",
                        column: x => x.BillId,
                        principalTable: "finance_Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_SupplierAllocations_finance_Bills_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalTable: "finance_Bills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_finance_SupplierAllocations_finance_SupplierPayments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "finance_SupplierPayments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Accounts_Code",
                table: "finance_Accounts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Accounts_Role",
                table: "finance_Accounts",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_finance_AuditTakings_TakenAt",
                table: "finance_AuditTakings",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_finance_AverageWages_ValidFrom",
                table: "finance_AverageWages",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankAccounts_LedgerAccountId",
                table: "finance_BankAccounts",
                column: "LedgerAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankAccounts_Name",
                table: "finance_BankAccounts",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankLines_BankAccountId_Key",
                table: "finance_BankLines",
                columns: new[] { "BankAccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankLines_BankAccountId_State_On",
                table: "finance_BankLines",
                columns: new[] { "BankAccountId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankLines_On",
                table: "finance_BankLines",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankLines_State_On",
                table: "finance_BankLines",
                columns: new[] { "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankLines_StatementId_Position",
                table: "finance_BankLines",
                columns: new[] { "StatementId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankMatches_DocumentId",
                table: "finance_BankMatches",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankMatches_LineId",
                table: "finance_BankMatches",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankMatches_OtherAccountId",
                table: "finance_BankMatches",
                column: "OtherAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankMatches_PayerKey_At",
                table: "finance_BankMatches",
                columns: new[] { "PayerKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankRules_BankAccountId",
                table: "finance_BankRules",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankRules_Name",
                table: "finance_BankRules",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankStatements_BankAccountId_State_To",
                table: "finance_BankStatements",
                columns: new[] { "BankAccountId", "State", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankStatements_UploadedAt",
                table: "finance_BankStatements",
                column: "UploadedAt");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BillingAllocations_DeliveryId",
                table: "finance_BillingAllocations",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BillingAllocations_InvoiceId",
                table: "finance_BillingAllocations",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BillingAllocations_InvoiceLineId",
                table: "finance_BillingAllocations",
                column: "InvoiceLineId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BillLines_BillId",
                table: "finance_BillLines",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BillLines_ProjectId",
                table: "finance_BillLines",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_BilledOn",
                table: "finance_Bills",
                column: "BilledOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_DueOn",
                table: "finance_Bills",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_IsOpen_DueOn",
                table: "finance_Bills",
                columns: new[] { "IsOpen", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_State_BilledOn",
                table: "finance_Bills",
                columns: new[] { "State", "BilledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_SupplierId_BilledOn",
                table: "finance_Bills",
                columns: new[] { "SupplierId", "BilledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Bills_SupplierId_NumberKey",
                table: "finance_Bills",
                columns: new[] { "SupplierId", "NumberKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_BudgetLines_AccountId",
                table: "finance_BudgetLines",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_BudgetLines_BudgetId_AccountId_CostCentreId",
                table: "finance_BudgetLines",
                columns: new[] { "BudgetId", "AccountId", "CostCentreId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Budgets_FirstMonth",
                table: "finance_Budgets",
                column: "FirstMonth",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ClosingRunLines_RefId",
                table: "finance_ClosingRunLines",
                column: "RefId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ClosingRunLines_RunId",
                table: "finance_ClosingRunLines",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ClosingRuns_Month_Step_Number",
                table: "finance_ClosingRuns",
                columns: new[] { "Month", "Step", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ClosingRuns_RanAt",
                table: "finance_ClosingRuns",
                column: "RanAt");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CollectionTerms_CompanyId",
                table: "finance_CollectionTerms",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CompletionEstimates_ProjectId_Month",
                table: "finance_CompletionEstimates",
                columns: new[] { "ProjectId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ConcessionLines_ConcessionId",
                table: "finance_ConcessionLines",
                column: "ConcessionId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Concessions_AskedAt",
                table: "finance_Concessions",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Concessions_Kind_WaitingFor",
                table: "finance_Concessions",
                columns: new[] { "Kind", "WaitingFor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Concessions_State_Kind_AskedAt",
                table: "finance_Concessions",
                columns: new[] { "State", "Kind", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Concessions_SubjectId",
                table: "finance_Concessions",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ContributionRules_Code_ValidFrom",
                table: "finance_ContributionRules",
                columns: new[] { "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_CostCentreRules_CostCentreId",
                table: "finance_CostCentreRules",
                column: "CostCentreId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CostCentreRules_Kind_AboutId",
                table: "finance_CostCentreRules",
                columns: new[] { "Kind", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_CostCentres_Code",
                table: "finance_CostCentres",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNoteLines_CreditNoteId",
                table: "finance_CreditNoteLines",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNoteLines_InvoiceLineId",
                table: "finance_CreditNoteLines",
                column: "InvoiceLineId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNotes_CompanyId",
                table: "finance_CreditNotes",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNotes_InvoiceId",
                table: "finance_CreditNotes",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNotes_IssuedOn",
                table: "finance_CreditNotes",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_CreditNotes_Number",
                table: "finance_CreditNotes",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_CustomerPapers_CompanyId",
                table: "finance_CustomerPapers",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Customers_Name",
                table: "finance_Customers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_CompanyId_IsOpen_Currency_DeliveredOn",
                table: "finance_Deliveries",
                columns: new[] { "CompanyId", "IsOpen", "Currency", "DeliveredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_DeliveredOn_Kind",
                table: "finance_Deliveries",
                columns: new[] { "DeliveredOn", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_NeedsPrice_NeedsCost_PersonId",
                table: "finance_Deliveries",
                columns: new[] { "NeedsPrice", "NeedsCost", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_ProjectId_DeliveredOn",
                table: "finance_Deliveries",
                columns: new[] { "ProjectId", "DeliveredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_SourceId_Kind",
                table: "finance_Deliveries",
                columns: new[] { "SourceId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Disputes_InvoiceId",
                table: "finance_Disputes",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Disputes_OpenFor",
                table: "finance_Disputes",
                column: "OpenFor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_EInvoiceBuyerTerms_CompanyId",
                table: "finance_EInvoiceBuyerTerms",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_EsfInvoices_InvoiceId",
                table: "finance_EsfInvoices",
                column: "InvoiceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_EsfInvoices_IssuedOn",
                table: "finance_EsfInvoices",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_EsfInvoices_State_IssuedOn",
                table: "finance_EsfInvoices",
                columns: new[] { "State", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExchangeRates_Currency_ValidFrom",
                table: "finance_ExchangeRates",
                columns: new[] { "Currency", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExchangeRates_IsUnusual_ValidFrom",
                table: "finance_ExchangeRates",
                columns: new[] { "IsUnusual", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseCategories_Name",
                table: "finance_ExpenseCategories",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseClaims_PaidFromId",
                table: "finance_ExpenseClaims",
                column: "PaidFromId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseClaims_PeriodUntil",
                table: "finance_ExpenseClaims",
                column: "PeriodUntil");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseClaims_RecordedById_PeriodUntil",
                table: "finance_ExpenseClaims",
                columns: new[] { "RecordedById", "PeriodUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseClaims_State_PeriodUntil",
                table: "finance_ExpenseClaims",
                columns: new[] { "State", "PeriodUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseRates_CategoryId",
                table: "finance_ExpenseRates",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseRates_Kind_Name_ValidFrom",
                table: "finance_ExpenseRates",
                columns: new[] { "Kind", "Name", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseRules_CategoryId",
                table: "finance_ExpenseRules",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseRules_Order",
                table: "finance_ExpenseRules",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_CardId",
                table: "finance_Expenses",
                column: "CardId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_CategoryId",
                table: "finance_Expenses",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_ClaimId",
                table: "finance_Expenses",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_FiscalKey",
                table: "finance_Expenses",
                column: "FiscalKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_MerchantKey_DecidedAt",
                table: "finance_Expenses",
                columns: new[] { "MerchantKey", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_PaidFromId",
                table: "finance_Expenses",
                column: "PaidFromId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_ProjectId",
                table: "finance_Expenses",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_ReceiptHash",
                table: "finance_Expenses",
                column: "ReceiptHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_RecordedById_SpentOn",
                table: "finance_Expenses",
                columns: new[] { "RecordedById", "SpentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_SpentOn",
                table: "finance_Expenses",
                column: "SpentOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_State_SpentOn",
                table: "finance_Expenses",
                columns: new[] { "State", "SpentOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_SupplierTaxId",
                table: "finance_Expenses",
                column: "SupplierTaxId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceLines_DepositId",
                table: "finance_InvoiceLines",
                column: "DepositId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceLines_InvoiceId",
                table: "finance_InvoiceLines",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceLines_ProjectId",
                table: "finance_InvoiceLines",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceLines_ServiceTo",
                table: "finance_InvoiceLines",
                column: "ServiceTo");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceMailings_DayKey",
                table: "finance_InvoiceMailings",
                column: "DayKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceMailings_InvoiceId",
                table: "finance_InvoiceMailings",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_CompanyId_IssuedOn",
                table: "finance_Invoices",
                columns: new[] { "CompanyId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_DepositEngagementId",
                table: "finance_Invoices",
                column: "DepositEngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_DepositProjectId",
                table: "finance_Invoices",
                column: "DepositProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_IsDeposit_CompanyId",
                table: "finance_Invoices",
                columns: new[] { "IsDeposit", "CompanyId" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_IsOpen_DueOn",
                table: "finance_Invoices",
                columns: new[] { "IsOpen", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_IssuedOn",
                table: "finance_Invoices",
                column: "IssuedOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_Number_IsCarriedOver",
                table: "finance_Invoices",
                columns: new[] { "Number", "IsCarriedOver" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_PaidOn",
                table: "finance_Invoices",
                column: "PaidOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_ReplacesId",
                table: "finance_Invoices",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_Status_IssuedOn",
                table: "finance_Invoices",
                columns: new[] { "Status", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceSeries_Name",
                table: "finance_InvoiceSeries",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceSeries_Prefix",
                table: "finance_InvoiceSeries",
                column: "Prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_IssuedDocuments_Series_Sequence",
                table: "finance_IssuedDocuments",
                columns: new[] { "Series", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_JournalLines_AccountId_Date",
                table: "finance_JournalLines",
                columns: new[] { "AccountId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_JournalLines_ItemId",
                table: "finance_JournalLines",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_JournalLines_JournalId",
                table: "finance_JournalLines",
                column: "JournalId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_JournalLines_PartyId_Date",
                table: "finance_JournalLines",
                columns: new[] { "PartyId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_JournalLines_ProjectId_Date",
                table: "finance_JournalLines",
                columns: new[] { "ProjectId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_Date_PostedAt",
                table: "finance_Journals",
                columns: new[] { "Date", "PostedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_Number_PostedAt",
                table: "finance_Journals",
                columns: new[] { "Number", "PostedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_PostedAt",
                table: "finance_Journals",
                column: "PostedAt");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_ReversalOfId",
                table: "finance_Journals",
                column: "ReversalOfId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_SourceId_SourceKind",
                table: "finance_Journals",
                columns: new[] { "SourceId", "SourceKind" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Journals_Year_Number",
                table: "finance_Journals",
                columns: new[] { "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_KnownPayers_Account",
                table: "finance_KnownPayers",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_finance_KnownPayers_LineId",
                table: "finance_KnownPayers",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_KnownPayers_PartyId",
                table: "finance_KnownPayers",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_LateCharges_InvoiceId",
                table: "finance_LateCharges",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_LateCharges_LineId",
                table: "finance_LateCharges",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_LateEntries_At",
                table: "finance_LateEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_finance_LockExceptions_UserId_Until",
                table: "finance_LockExceptions",
                columns: new[] { "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_LockMoves_At",
                table: "finance_LockMoves",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_finance_MonthBalances_AccountId_IsDetailed_Month",
                table: "finance_MonthBalances",
                columns: new[] { "AccountId", "IsDetailed", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_MonthBalances_IsDetailed_Month",
                table: "finance_MonthBalances",
                columns: new[] { "IsDetailed", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_MonthBalances_ProjectId_Month",
                table: "finance_MonthBalances",
                columns: new[] { "ProjectId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_OpenWriteOffs_InvoiceId",
                table: "finance_OpenWriteOffs",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_OpenWriteOffs_On",
                table: "finance_OpenWriteOffs",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_OpenWriteOffs_ReversesId",
                table: "finance_OpenWriteOffs",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentAllocations_CreditNoteId",
                table: "finance_PaymentAllocations",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentAllocations_InvoiceId",
                table: "finance_PaymentAllocations",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentAllocations_On",
                table: "finance_PaymentAllocations",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentAllocations_PaymentId",
                table: "finance_PaymentAllocations",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentPromises_InvoiceId",
                table: "finance_PaymentPromises",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRunItems_BillId",
                table: "finance_PaymentRunItems",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRunItems_OpenBillId",
                table: "finance_PaymentRunItems",
                column: "OpenBillId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRunItems_PaymentId",
                table: "finance_PaymentRunItems",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRunItems_PaymentRunId_BillId",
                table: "finance_PaymentRunItems",
                columns: new[] { "PaymentRunId", "BillId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRuns_BankAccountId",
                table: "finance_PaymentRuns",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRuns_ExecuteOn",
                table: "finance_PaymentRuns",
                column: "ExecuteOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PaymentRuns_State_ExecuteOn",
                table: "finance_PaymentRuns",
                columns: new[] { "State", "ExecuteOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_BankAccountId",
                table: "finance_Payments",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_CompanyId_ReceivedOn",
                table: "finance_Payments",
                columns: new[] { "CompanyId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_HasCredit_ReceivedOn",
                table: "finance_Payments",
                columns: new[] { "HasCredit", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_ReceivedOn",
                table: "finance_Payments",
                column: "ReceivedOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_RefundsCreditNoteId",
                table: "finance_Payments",
                column: "RefundsCreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_RefundsId",
                table: "finance_Payments",
                column: "RefundsId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_ReversesId",
                table: "finance_Payments",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollExtras_RunId",
                table: "finance_PayrollExtras",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollLines_PersonId",
                table: "finance_PayrollLines",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollLines_RunId_PersonId",
                table: "finance_PayrollLines",
                columns: new[] { "RunId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollPayables_BankAccountId",
                table: "finance_PayrollPayables",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollPayables_RunId_Kind",
                table: "finance_PayrollPayables",
                columns: new[] { "RunId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollPayables_State_DueOn",
                table: "finance_PayrollPayables",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollRuns_Code",
                table: "finance_PayrollRuns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollRuns_Month",
                table: "finance_PayrollRuns",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollRuns_OpenMonth",
                table: "finance_PayrollRuns",
                column: "OpenMonth",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PayrollRuns_State_Month",
                table: "finance_PayrollRuns",
                columns: new[] { "State", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_People_UserId",
                table: "finance_People",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PersonRates_PersonId_ValidFrom",
                table: "finance_PersonRates",
                columns: new[] { "PersonId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_PersonSalaries_PersonId_ValidFrom",
                table: "finance_PersonSalaries",
                columns: new[] { "PersonId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PersonSalaries_ValidFrom",
                table: "finance_PersonSalaries",
                column: "ValidFrom");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PrepaidShares_BillId",
                table: "finance_PrepaidShares",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PrepaidShares_BillLineId_Month",
                table: "finance_PrepaidShares",
                columns: new[] { "BillLineId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_PrepaidShares_PostedOn_Month",
                table: "finance_PrepaidShares",
                columns: new[] { "PostedOn", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Projects_Billing_IsOpen",
                table: "finance_Projects",
                columns: new[] { "Billing", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Projects_CompanyId",
                table: "finance_Projects",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PublicLinks_InvoiceId",
                table: "finance_PublicLinks",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PublicLinks_TokenHash",
                table: "finance_PublicLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringAmounts_RecurringBillId_From",
                table: "finance_RecurringAmounts",
                columns: new[] { "RecurringBillId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringBills_CategoryId",
                table: "finance_RecurringBills",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringBills_Name",
                table: "finance_RecurringBills",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringBills_NextOn",
                table: "finance_RecurringBills",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringBills_SupplierId",
                table: "finance_RecurringBills",
                column: "SupplierId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoiceLines_RecurringInvoiceId",
                table: "finance_RecurringInvoiceLines",
                column: "RecurringInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoiceOccurrences_InvoiceId",
                table: "finance_RecurringInvoiceOccurrences",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoiceOccurrences_RecurringInvoiceId_Number",
                table: "finance_RecurringInvoiceOccurrences",
                columns: new[] { "RecurringInvoiceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoiceOccurrences_State_On",
                table: "finance_RecurringInvoiceOccurrences",
                columns: new[] { "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoices_CompanyId",
                table: "finance_RecurringInvoices",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoices_Name",
                table: "finance_RecurringInvoices",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoices_NextOn",
                table: "finance_RecurringInvoices",
                column: "NextOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringInvoices_ProjectId",
                table: "finance_RecurringInvoices",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringOccurrences_BillId",
                table: "finance_RecurringOccurrences",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_RecurringOccurrences_RecurringBillId_On",
                table: "finance_RecurringOccurrences",
                columns: new[] { "RecurringBillId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderLevels_ScheduleId_Number",
                table: "finance_ReminderLevels",
                columns: new[] { "ScheduleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Reminders_CompanyId_On",
                table: "finance_Reminders",
                columns: new[] { "CompanyId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Reminders_DayKey",
                table: "finance_Reminders",
                column: "DayKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Reminders_On",
                table: "finance_Reminders",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderSchedules_Name",
                table: "finance_ReminderSchedules",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderSteps_InvoiceId_Level",
                table: "finance_ReminderSteps",
                columns: new[] { "InvoiceId", "Level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderSteps_On",
                table: "finance_ReminderSteps",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderSteps_ReminderId",
                table: "finance_ReminderSteps",
                column: "ReminderId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ReminderTexts_ScheduleId_Level_Language",
                table: "finance_ReminderTexts",
                columns: new[] { "ScheduleId", "Level", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_SalesTaxRates_ValidFrom",
                table: "finance_SalesTaxRates",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierAllocations_BillId",
                table: "finance_SupplierAllocations",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierAllocations_CreditNoteId",
                table: "finance_SupplierAllocations",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierAllocations_On",
                table: "finance_SupplierAllocations",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierAllocations_PaymentId",
                table: "finance_SupplierAllocations",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_BankAccountId",
                table: "finance_SupplierPayments",
                column: "BankAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_HasAdvance_PaidOn",
                table: "finance_SupplierPayments",
                columns: new[] { "HasAdvance", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_PaidOn",
                table: "finance_SupplierPayments",
                column: "PaidOn");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_RefundsCreditNoteId",
                table: "finance_SupplierPayments",
                column: "RefundsCreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_RefundsId",
                table: "finance_SupplierPayments",
                column: "RefundsId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_ReversesId",
                table: "finance_SupplierPayments",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_SupplierPayments_SupplierId_PaidOn",
                table: "finance_SupplierPayments",
                columns: new[] { "SupplierId", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Suppliers_CategoryId",
                table: "finance_Suppliers",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Suppliers_CompanyId",
                table: "finance_Suppliers",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Suppliers_Name",
                table: "finance_Suppliers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_finance_TaxRates_Name",
                table: "finance_TaxRates",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Tolerances_Name",
                table: "finance_Tolerances",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_VatRules_ValidFrom",
                table: "finance_VatRules",
                column: "ValidFrom",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_WriteOffs_DeliveryId",
                table: "finance_WriteOffs",
                column: "DeliveryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finance_ActFiles");

            migrationBuilder.DropTable(
                name: "finance_AuditTakings");

            migrationBuilder.DropTable(
                name: "finance_AverageWages");

            migrationBuilder.DropTable(
                name: "finance_BankFeeds");

            migrationBuilder.DropTable(
                name: "finance_BankMatches");

            migrationBuilder.DropTable(
                name: "finance_BankRules");

            migrationBuilder.DropTable(
                name: "finance_BillingAllocations");

            migrationBuilder.DropTable(
                name: "finance_BillLines");

            migrationBuilder.DropTable(
                name: "finance_BookLocks");

            migrationBuilder.DropTable(
                name: "finance_BudgetLines");

            migrationBuilder.DropTable(
                name: "finance_ClosingRunLines");

            migrationBuilder.DropTable(
                name: "finance_ClosingTicks");

            migrationBuilder.DropTable(
                name: "finance_CollectionTerms");

            migrationBuilder.DropTable(
                name: "finance_CompletionEstimates");

            migrationBuilder.DropTable(
                name: "finance_ConcessionLines");

            migrationBuilder.DropTable(
                name: "finance_ContributionRules");

            migrationBuilder.DropTable(
                name: "finance_CostCentreRules");

            migrationBuilder.DropTable(
                name: "finance_CreditNoteLines");

            migrationBuilder.DropTable(
                name: "finance_CustomerPapers");

            migrationBuilder.DropTable(
                name: "finance_Disputes");

            migrationBuilder.DropTable(
                name: "finance_DocumentFiles");

            migrationBuilder.DropTable(
                name: "finance_EarningTerms");

            migrationBuilder.DropTable(
                name: "finance_EInvoiceBuyerTerms");

            migrationBuilder.DropTable(
                name: "finance_EInvoiceSellerTerms");

            migrationBuilder.DropTable(
                name: "finance_EsfInvoices");

            migrationBuilder.DropTable(
                name: "finance_ExchangeRates");

            migrationBuilder.DropTable(
                name: "finance_ExpenseRates");

            migrationBuilder.DropTable(
                name: "finance_ExpenseRules");

            migrationBuilder.DropTable(
                name: "finance_Expenses");

            migrationBuilder.DropTable(
                name: "finance_InvoiceMailings");

            migrationBuilder.DropTable(
                name: "finance_InvoiceSeries");

            migrationBuilder.DropTable(
                name: "finance_IssuedDocuments");

            migrationBuilder.DropTable(
                name: "finance_JournalLines");

            migrationBuilder.DropTable(
                name: "finance_KnownPayers");

            migrationBuilder.DropTable(
                name: "finance_LateCharges");

            migrationBuilder.DropTable(
                name: "finance_LateEntries");

            migrationBuilder.DropTable(
                name: "finance_LockExceptions");

            migrationBuilder.DropTable(
                name: "finance_LockMoves");

            migrationBuilder.DropTable(
                name: "finance_MonthBalances");

            migrationBuilder.DropTable(
                name: "finance_NumberSequences");

            migrationBuilder.DropTable(
                name: "finance_OpenWriteOffs");

            migrationBuilder.DropTable(
                name: "finance_OverheadSettings");

            migrationBuilder.DropTable(
                name: "finance_PaperSettings");

            migrationBuilder.DropTable(
                name: "finance_PaymentAllocations");

            migrationBuilder.DropTable(
                name: "finance_PaymentPromises");

            migrationBuilder.DropTable(
                name: "finance_PaymentRunItems");

            migrationBuilder.DropTable(
                name: "finance_PayrollExtras");

            migrationBuilder.DropTable(
                name: "finance_PayrollLines");

            migrationBuilder.DropTable(
                name: "finance_PayrollPayables");

            migrationBuilder.DropTable(
                name: "finance_People");

            migrationBuilder.DropTable(
                name: "finance_PersonRates");

            migrationBuilder.DropTable(
                name: "finance_PersonSalaries");

            migrationBuilder.DropTable(
                name: "finance_PostingMarks");

            migrationBuilder.DropTable(
                name: "finance_PrepaidShares");

            migrationBuilder.DropTable(
                name: "finance_Projects");

            migrationBuilder.DropTable(
                name: "finance_PublicLinks");

            migrationBuilder.DropTable(
                name: "finance_RateFeeds");

            migrationBuilder.DropTable(
                name: "finance_RecurringAmounts");

            migrationBuilder.DropTable(
                name: "finance_RecurringInvoiceLines");

            migrationBuilder.DropTable(
                name: "finance_RecurringInvoiceOccurrences");

            migrationBuilder.DropTable(
                name: "finance_RecurringOccurrences");

            migrationBuilder.DropTable(
                name: "finance_ReminderLevels");

            migrationBuilder.DropTable(
                name: "finance_ReminderSteps");

            migrationBuilder.DropTable(
                name: "finance_ReminderTexts");

            migrationBuilder.DropTable(
                name: "finance_SalesTaxRates");

            migrationBuilder.DropTable(
                name: "finance_SupplierAllocations");

            migrationBuilder.DropTable(
                name: "finance_TaxRates");

            migrationBuilder.DropTable(
                name: "finance_Tolerances");

            migrationBuilder.DropTable(
                name: "finance_TurnedCertificates");

            migrationBuilder.DropTable(
                name: "finance_Users");

            migrationBuilder.DropTable(
                name: "finance_VatRules");

            migrationBuilder.DropTable(
                name: "finance_WriteOffs");

            migrationBuilder.DropTable(
                name: "finance_BankLines");

            migrationBuilder.DropTable(
                name: "finance_InvoiceLines");

            migrationBuilder.DropTable(
                name: "finance_Budgets");

            migrationBuilder.DropTable(
                name: "finance_ClosingRuns");

            migrationBuilder.DropTable(
                name: "finance_Concessions");

            migrationBuilder.DropTable(
                name: "finance_CostCentres");

            migrationBuilder.DropTable(
                name: "finance_ExpenseClaims");

            migrationBuilder.DropTable(
                name: "finance_Journals");

            migrationBuilder.DropTable(
                name: "finance_Accounts");

            migrationBuilder.DropTable(
                name: "finance_CreditNotes");

            migrationBuilder.DropTable(
                name: "finance_Payments");

            migrationBuilder.DropTable(
                name: "finance_PaymentRuns");

            migrationBuilder.DropTable(
                name: "finance_PayrollRuns");

            migrationBuilder.DropTable(
                name: "finance_RecurringInvoices");

            migrationBuilder.DropTable(
                name: "finance_RecurringBills");

            migrationBuilder.DropTable(
                name: "finance_Reminders");

            migrationBuilder.DropTable(
                name: "finance_ReminderSchedules");

            migrationBuilder.DropTable(
                name: "finance_Bills");

            migrationBuilder.DropTable(
                name: "finance_SupplierPayments");

            migrationBuilder.DropTable(
                name: "finance_Deliveries");

            migrationBuilder.DropTable(
                name: "finance_BankStatements");

            migrationBuilder.DropTable(
                name: "finance_Invoices");

            migrationBuilder.DropTable(
                name: "finance_Customers");

            migrationBuilder.DropTable(
                name: "finance_Suppliers");

            migrationBuilder.DropTable(
                name: "finance_BankAccounts");

            migrationBuilder.DropTable(
                name: "finance_ExpenseCategories");
        }
    }
}
