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
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_BankAccounts", x => x.Id);
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
                name: "finance_ExchangeRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
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
                    IsBuiltIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ExpenseCategories", x => x.Id);
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
                    CustomerNameToday = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CustomerSearchToday = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Invoices", x => x.Id);
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
                name: "finance_NumberSequences",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    LastIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_NumberSequences", x => x.Series);
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
                });

            migrationBuilder.CreateTable(
                name: "finance_People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Department = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
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
                name: "finance_TaxRates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Percent = table.Column<decimal>(type: "TEXT", precision: 5, scale: 2, nullable: false),
                    ExemptionReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
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
                name: "finance_Expenses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
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
                    BaseNet = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    CostAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_Expenses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_Expenses_finance_ExpenseCategories_CategoryId",
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
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Vat = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Gross = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
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
                    Net = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_InvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finance_InvoiceLines_finance_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "finance_Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_finance_BankAccounts_Name",
                table: "finance_BankAccounts",
                column: "Name",
                unique: true);

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
                name: "IX_finance_Customers_Name",
                table: "finance_Customers",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Deliveries_CompanyId_IsOpen_Currency_DeliveredOn",
                table: "finance_Deliveries",
                columns: new[] { "CompanyId", "IsOpen", "Currency", "DeliveredOn" });

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
                name: "IX_finance_ExchangeRates_Currency_ValidFrom",
                table: "finance_ExchangeRates",
                columns: new[] { "Currency", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ExpenseCategories_Name",
                table: "finance_ExpenseCategories",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_CategoryId",
                table: "finance_Expenses",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Expenses_ProjectId",
                table: "finance_Expenses",
                column: "ProjectId");

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
                name: "IX_finance_InvoiceLines_InvoiceId",
                table: "finance_InvoiceLines",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_InvoiceLines_ProjectId",
                table: "finance_InvoiceLines",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Invoices_CompanyId_IssuedOn",
                table: "finance_Invoices",
                columns: new[] { "CompanyId", "IssuedOn" });

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
                name: "IX_finance_Invoices_Status_IssuedOn",
                table: "finance_Invoices",
                columns: new[] { "Status", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_IssuedDocuments_Series_Sequence",
                table: "finance_IssuedDocuments",
                columns: new[] { "Series", "Sequence" },
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
                name: "IX_finance_Payments_RefundsId",
                table: "finance_Payments",
                column: "RefundsId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_ReversesId",
                table: "finance_Payments",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_People_UserId",
                table: "finance_People",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_PersonRates_PersonId_ValidFrom",
                table: "finance_PersonRates",
                columns: new[] { "PersonId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Projects_Billing_IsOpen",
                table: "finance_Projects",
                columns: new[] { "Billing", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_Projects_CompanyId",
                table: "finance_Projects",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_TaxRates_Name",
                table: "finance_TaxRates",
                column: "Name",
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
                name: "finance_BankAccounts");

            migrationBuilder.DropTable(
                name: "finance_BillingAllocations");

            migrationBuilder.DropTable(
                name: "finance_ConcessionLines");

            migrationBuilder.DropTable(
                name: "finance_CreditNoteLines");

            migrationBuilder.DropTable(
                name: "finance_Customers");

            migrationBuilder.DropTable(
                name: "finance_DocumentFiles");

            migrationBuilder.DropTable(
                name: "finance_ExchangeRates");

            migrationBuilder.DropTable(
                name: "finance_Expenses");

            migrationBuilder.DropTable(
                name: "finance_IssuedDocuments");

            migrationBuilder.DropTable(
                name: "finance_NumberSequences");

            migrationBuilder.DropTable(
                name: "finance_PaymentAllocations");

            migrationBuilder.DropTable(
                name: "finance_People");

            migrationBuilder.DropTable(
                name: "finance_PersonRates");

            migrationBuilder.DropTable(
                name: "finance_Projects");

            migrationBuilder.DropTable(
                name: "finance_TaxRates");

            migrationBuilder.DropTable(
                name: "finance_Users");

            migrationBuilder.DropTable(
                name: "finance_WriteOffs");

            migrationBuilder.DropTable(
                name: "finance_InvoiceLines");

            migrationBuilder.DropTable(
                name: "finance_Concessions");

            migrationBuilder.DropTable(
                name: "finance_ExpenseCategories");

            migrationBuilder.DropTable(
                name: "finance_CreditNotes");

            migrationBuilder.DropTable(
                name: "finance_Payments");

            migrationBuilder.DropTable(
                name: "finance_Deliveries");

            migrationBuilder.DropTable(
                name: "finance_Invoices");
        }
    }
}
