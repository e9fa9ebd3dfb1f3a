using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.ExpenseRates;

/// <summary>What a kilometre or a day is paid back with.</summary>
internal sealed class ExpenseRateRecord : Record<FinanceDbContext, ExpenseRate>
{
    public override string Key => Kinds.ExpenseRate;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Mileage or per diem rate", "Mileage and per diem rates");

    public override string Icon => "route";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "People read an order and enter what it says.";

    public override string ListUrl => "/finance/expense-rates";

    protected override string? Page => null;

    public override Expression<Func<ExpenseRate, string>> Title { get; } = r => r.Name;

    public override IQueryable<ExpenseRate> Visible(Asking<FinanceDbContext> asking) => asking.Db.ExpenseRates;
}
