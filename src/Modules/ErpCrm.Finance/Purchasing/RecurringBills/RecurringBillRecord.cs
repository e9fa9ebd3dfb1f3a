using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>A bill that comes again and again.</summary>
internal sealed class RecurringBillRecord : Record<FinanceDbContext, RecurringBill>
{
    public override string Key => Kinds.RecurringBill;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Recurring bill", "Recurring bills", "New recurring bill");

    public override string Icon => "repeat";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewSuppliers, FinancePermissions.EditBills);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Each bill that it makes is approved by itself.", RecordAbility.Approval)
        .And("A company has a handful of them.", RecordAbility.Import, RecordAbility.Merge, RecordAbility.Fields);

    public override string ListUrl => "/finance/recurring-bills";

    public override Expression<Func<RecurringBill, string>> Title { get; } = r => r.Name;

    public override RecordSearch<RecurringBill> Search { get; } = new(r => r.SearchText)
    {
        Detail = r => r.NumberPrefix,
        IsOver = r => r.NextOn == null && !r.IsPaused,
    };

    public override IReadOnlyList<Field<RecurringBill>> Fields { get; } =
    [
        Fields<RecurringBill>.Text("name", "Name", r => r.Name).Sorts(),
        Fields<RecurringBill>.Record("supplier", "Supplier", Kinds.Supplier, r => r.SupplierId, _ => null),
        Fields<RecurringBill>.Text("numberPrefix", "Number prefix", r => r.NumberPrefix),
        Fields<RecurringBill>.Choice("every", "Every", r => r.Every).Says(RecurringWords.Of),
        Fields<RecurringBill>.Date("firstOn", "First on", r => r.FirstOn),
        Fields<RecurringBill>.Date("endsOn", "Ends on", r => r.EndsOn),
        Fields<RecurringBill>.Date("nextOn", "Next bill", r => r.NextOn).Sorts(),
        Fields<RecurringBill>.Number("termDays", "Payment term days", r => r.TermDays),
        Fields<RecurringBill>.Text("currency", "Currency", r => r.Currency),
        Fields<RecurringBill>.Percent("vatPercent", "VAT percent", r => r.VatPercent),
        Fields<RecurringBill>.Text("description", "Description", r => r.Description),
        Fields<RecurringBill>.Record("category", "Category", Kinds.ExpenseCategory, r => r.CategoryId, _ => null),
        Fields<RecurringBill>.Record("project", "Project", Kinds.Project, r => r.ProjectId, _ => null),
        Fields<RecurringBill>.Flag("isSpread", "Is spread", r => r.IsSpread),
        Fields<RecurringBill>.Flag("postsByItself", "Posts by itself", r => r.PostsByItself),
        Fields<RecurringBill>.Flag("isPaused", "Is paused", r => r.IsPaused),
    ];

    public override IQueryable<RecurringBill> Visible(Asking<FinanceDbContext> asking) => asking.Db.RecurringBills;
}

/// <summary>Recurring bills in the API.</summary>
internal sealed class RecurringBillApi : ApiKind<FinanceDbContext, RecurringBill>
{
    public RecurringBillApi(RecurringBillsList list)
        : base(Kinds.RecurringBill, "recurring-bills", list)
    {
        Creates<RecurringBillsController>(nameof(RecurringBillsController.Create)).OfMoney();
        Changes<RecurringBillsController>(nameof(RecurringBillsController.Edit));
        Does<RecurringBillStepsController>("pause", nameof(RecurringBillStepsController.Pause));
        Does<RecurringBillStepsController>("resume", nameof(RecurringBillStepsController.Resume));
    }
}
