using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Bills of suppliers in the API: drafts, posting, taking back.</summary>
internal sealed class BillApi : ApiKind<FinanceDbContext, Bill>
{
    private static readonly string[] OfThePage =
    [
        nameof(BillEditForm.MakesSupplier), nameof(BillEditForm.NewSupplierName), nameof(BillEditForm.NewSupplierTaxId),
        nameof(BillEditForm.NewSupplierEmail), nameof(BillEditForm.NewSupplierAddress),
        nameof(BillEditForm.NewSupplierAccount), nameof(BillEditForm.NewSupplierBankCode),
        nameof(BillEditForm.PaperToken), nameof(BillEditForm.RemovePaper), nameof(BillEditForm.IsRead),
        nameof(BillEditForm.AndPost),
    ];

    public BillApi(BillsList list)
        : base(Kinds.Bill, "bills", list)
    {
        Has("lines", "bill-lines", "bill", "position");
        Creates<BillsController>(nameof(BillsController.Create)).OfMoney().Without(OfThePage);
        Changes<BillDraftsController>(nameof(BillDraftsController.Edit)).Without(OfThePage);
        Removes<BillDraftsController>(nameof(BillDraftsController.Delete));
        Does<BillStepsController>("post", nameof(BillStepsController.Post)).OfMoney();
        Does<BillStepsController>("withdraw", nameof(BillStepsController.Withdraw));
        Does<BillStepsController>("void", nameof(BillStepsController.Void)).OfMoney();
        Does<BillDecisionsController>("approve", nameof(BillDecisionsController.Approve));
        Does<BillDecisionsController>("send-back", nameof(BillDecisionsController.SendBack));
    }
}

/// <summary>Lines of bills in the API, seen by those who see their bill.</summary>
internal sealed class BillLineApi() : ApiRecords<FinanceDbContext, BillLine>("bill-lines")
{
    public override string ViewIn(RecordKinds kinds) => FinancePermissions.ViewBills;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Bill line", "Bill lines");

    public override Type TextsIn(RecordKinds kinds) => typeof(FinanceText);

    protected override IReadOnlyList<Field<BillLine>> FieldsIn(IServiceProvider services)
    {
        var bills = services.GetRequiredService<FinanceDbContext>().Bills;
        Expression<Func<BillLine, string?>> currency =
            l => bills.Where(b => b.Id == l.BillId).Select(b => b.Currency).FirstOrDefault();
        return
        [
            Fields<BillLine>.Record("bill", "Supplier bill", Kinds.Bill, l => l.BillId, _ => null),
            Fields<BillLine>.Number("position", "Position", l => l.Position).Sorts(),
            Fields<BillLine>.Record("project", "Project", Kinds.Project, l => l.ProjectId, _ => null),
            Fields<BillLine>.Record("category", "Category", Kinds.ExpenseCategory, l => l.CategoryId, _ => null),
            Fields<BillLine>.Text("description", "Description", l => l.Description),
            Fields<BillLine>.Number("quantity", "Quantity", l => l.Quantity),
            Fields<BillLine>.Money("unitPrice", "Price", l => l.UnitPrice, currency),
            Fields<BillLine>.Percent("vatPercent", "VAT percent", l => l.VatPercent),
            Fields<BillLine>.Money("net", "Net", l => l.Net, currency),
            Fields<BillLine>.Money("vat", "VAT", l => l.Vat, currency),
            Fields<BillLine>.Flag("isRebillable", "Is rebillable", l => l.IsRebillable),
            Fields<BillLine>.Percent("markupPercent", "Markup percent", l => l.MarkupPercent),
            Fields<BillLine>.Date("coversFrom", "Covers from", l => l.CoversFrom),
            Fields<BillLine>.Date("coversUntil", "Covers until", l => l.CoversUntil),
        ];
    }

    protected override IQueryable<BillLine> Visible(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        var bills = db.Bills.VisibleTo(scope.Me);
        return db.BillLines.Where(l => bills.Any(b => b.Id == l.BillId));
    }
}
