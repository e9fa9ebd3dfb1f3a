using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>An invoice that comes again and again.</summary>
internal sealed class RecurringInvoiceRecord : Record<FinanceDbContext, RecurringInvoice>
{
    public override string Key => Kinds.RecurringInvoice;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Recurring invoice", "Recurring invoices", "New recurring invoice");

    public override string Icon => "repeat";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Each invoice that it makes is asked for where it has to be.", RecordAbility.Approval)
        .And("A company has a handful of them.", RecordAbility.Import, RecordAbility.Merge, RecordAbility.Fields);

    public override string ListUrl => "/finance/recurring-invoices";

    public override Expression<Func<RecurringInvoice, string>> Title { get; } = r => r.Name;

    public override RecordSearch<RecurringInvoice> Search { get; } = new(r => r.SearchText)
    {
        Amount = r => r.Amount,
        Currency = r => r.Currency,
        IsOver = r => r.NextOn == null && !r.IsPaused,
    };

    public override IReadOnlyList<Field<RecurringInvoice>> Fields { get; } =
    [
        Fields<RecurringInvoice>.Text("name", "Name", r => r.Name).Sorts(),
        Fields<RecurringInvoice>.Record("company", "Company", Kinds.Company, r => r.CompanyId, _ => null),
        Fields<RecurringInvoice>.Record("project", "Project", Kinds.Project, r => r.ProjectId, _ => null),
        Fields<RecurringInvoice>.Choice("rhythm", "Rhythm", r => r.Rhythm).Says(RecurringInvoiceWords.Of),
        Fields<RecurringInvoice>.Number("every", "Every", r => r.Every),
        Fields<RecurringInvoice>.Date("firstOn", "First on", r => r.FirstOn),
        Fields<RecurringInvoice>.Flag("isLastDay", "Is last day", r => r.IsLastDay),
        Fields<RecurringInvoice>.Date("endsOn", "Ends on", r => r.EndsOn),
        Fields<RecurringInvoice>.Number("times", "Times", r => r.Times),
        Fields<RecurringInvoice>.Date("nextOn", "Next invoice", r => r.NextOn).Sorts(),
        Fields<RecurringInvoice>.Choice("covers", "Covers", r => r.Covers).Says(RecurringInvoiceWords.Of),
        Fields<RecurringInvoice>.Choice("stage", "Stage", r => r.Stage).Says(RecurringInvoiceWords.Of),
        Fields<RecurringInvoice>.Number("paymentTermDays", "Payment term days", r => r.PaymentTermDays),
        Fields<RecurringInvoice>.Text("reference", "Customer's reference", r => r.Reference),
        Fields<RecurringInvoice>.Text("currency", "Currency", r => r.Currency),
        Fields<RecurringInvoice>.Money("amount", "Amount", r => r.Amount, r => r.Currency),
        Fields<RecurringInvoice>.Flag("isPaused", "Is paused", r => r.IsPaused),
        Fields<RecurringInvoice>.Date("stoppedOn", "Stopped on", r => r.StoppedOn),
    ];

    public override IQueryable<RecurringInvoice> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.RecurringInvoices.VisibleTo(asking.Db, asking.Me);

    protected override IQueryable<RecurringInvoice> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.RecurringInvoices.ChangeableBy(asking.Db, asking.Me);
}

/// <summary>Recurring invoices in the API.</summary>
internal sealed class RecurringInvoiceApi : ApiKind<FinanceDbContext, RecurringInvoice>
{
    public RecurringInvoiceApi(RecurringInvoicesList list)
        : base(Kinds.RecurringInvoice, "recurring-invoices", list)
    {
        Creates<RecurringInvoicesController>(nameof(RecurringInvoicesController.Create)).OfMoney();
        Changes<RecurringInvoicesController>(nameof(RecurringInvoicesController.Edit));
        Does<RecurringInvoiceStepsController>("pause", nameof(RecurringInvoiceStepsController.Pause));
        Does<RecurringInvoiceStepsController>("resume", nameof(RecurringInvoiceStepsController.Resume));
        Does<RecurringInvoiceStepsController>("stop", nameof(RecurringInvoiceStepsController.Stop));
    }
}
