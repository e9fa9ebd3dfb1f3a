namespace ErpCrm.Contracts;

/// <summary>
/// Keys of every kind of record, as they are kept in rows and stand in addresses: never changed, never used again. A
/// module names a record of another one by its key; what it is called, where it stands and who sees it says the module
/// that declares it.
/// </summary>
public static class Kinds
{
    public const string Company = "company";
    public const string Contact = "contact";
    public const string Lead = "lead";
    public const string Deal = "deal";
    public const string Stage = "stage";
    public const string FollowUp = "follow-up";
    public const string Activity = "activity";

    public const string Project = "project";
    public const string Task = "task";
    public const string Week = "week";
    public const string Timer = "timer";
    public const string MeasuredTime = "measured-time";

    public const string Person = "person";
    public const string PersonRates = "person-rates";
    public const string Department = "department";
    public const string Holiday = "holiday";
    public const string Absence = "absence";
    public const string Booking = "booking";

    public const string Invoice = "invoice";
    public const string CreditNote = "credit-note";
    public const string Esf = "esf";
    public const string Payment = "payment";
    public const string Reminder = "reminder";
    public const string ReminderSchedule = "reminder-schedule";
    public const string Tolerance = "tolerance";
    public const string Concession = "concession";
    public const string Expense = "expense";
    public const string ExpenseCategory = "expense-category";
    public const string ExpenseClaim = "expense-claim";
    public const string ExpenseRate = "expense-rate";
    public const string ExpenseRule = "expense-rule";
    public const string Customer = "customer";
    public const string Supplier = "supplier";
    public const string Bill = "bill";
    public const string SupplierPayment = "supplier-payment";
    public const string PaymentRun = "payment-run";
    public const string RecurringBill = "recurring-bill";
    public const string RecurringInvoice = "recurring-invoice";
    public const string PayrollRun = "payroll-run";
    public const string PayrollPayable = "payroll-payable";
    public const string PersonSalary = "person-salary";
    public const string ContributionRule = "contribution-rule";
    public const string AverageWage = "average-wage";
    public const string Delivery = "delivery";
    public const string ClosingRun = "closing-run";
    public const string Account = "account";
    public const string Journal = "journal";
    public const string CostCentre = "cost-centre";
    public const string Budget = "budget";
    public const string AuditFile = "audit-file";
    public const string BankAccount = "bank-account";
    public const string BankStatement = "bank-statement";
    public const string BankLine = "bank-line";
    public const string BankRule = "bank-rule";
    public const string TaxRate = "tax-rate";
    public const string VatRule = "vat-rule";
    public const string InvoiceSeries = "invoice-series";
    public const string SalesTaxRate = "sales-tax-rate";
    public const string ExchangeRate = "exchange-rate";
    public const string RateFeed = "rate-feed";

    public const string User = "user";
    public const string Role = "role";
    public const string Team = "team";
    public const string OwnCompany = "own-company";

    public const string FileRules = "file-rules";
    public const string Tag = "tag";
    public const string CustomField = "custom-field";

    public const string Engagement = "engagement";

    public const string Comment = "comment";

    public const string Mail = "mail";
    public const string MailServer = "mail-server";
    public const string MailTemplate = "mail-template";
    public const string Approval = "approval";
    public const string ApprovalPolicy = "approval-policy";
    public const string Import = "import";
    public const string Webhook = "webhook";
}
