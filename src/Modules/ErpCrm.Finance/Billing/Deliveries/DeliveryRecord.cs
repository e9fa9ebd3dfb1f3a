using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Work that can be billed, seen by those who see its invoices.</summary>
internal sealed class DeliveryRecord : Record<FinanceDbContext, Delivery>
{
    public override string Key => Kinds.Delivery;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Delivery", "Deliveries");

    public override string Icon => "hourglass";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewInvoices, FinancePermissions.EditInvoices);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Work that waits to be billed: it stands on the page of its customer.");

    public override string ListUrl => "/finance/unbilled";

    protected override string? Page => null;

    public override Expression<Func<Delivery, string>> Title { get; } = d => d.Description;

    public override IReadOnlyList<Field<Delivery>> Fields { get; } =
    [
        Fields<Delivery>.Choice("kind", "Kind", d => d.Kind),
        Fields<Delivery>.Text("description", "Description", d => d.Description),
        Fields<Delivery>.Record("project", "Project", Kinds.Project, d => d.ProjectId, _ => null),
        Fields<Delivery>.Date("deliveredOn", "Delivered on", d => d.DeliveredOn).Sorts(),
        Fields<Delivery>.Number("quantity", "Quantity", d => d.Quantity),
        Fields<Delivery>.Money("unitPrice", "Unit price", d => d.UnitPrice, d => d.Currency),
        Fields<Delivery>.Money("value", "Value", d => d.Value, d => d.Currency).Sums(FieldSum.PerCurrency),
    ];

    public override IQueryable<Delivery> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.Deliveries.VisibleTo(asking.Db, asking.Me.AccessTo(Rights.View));

    protected override IQueryable<Delivery> Changeable(Asking<FinanceDbContext> asking) =>
        asking.Db.Deliveries.VisibleTo(asking.Db, asking.Me.AccessTo(FinancePermissions.EditInvoices));
}
