using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>The limit of small differences in a currency.</summary>
internal sealed class ToleranceRecord : Record<FinanceDbContext, Tolerance>
{
    public override string Key => Kinds.Tolerance;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Small difference", "Small differences");

    public override string Icon => "diff";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "A limit for those who write off by hand; programs write nothing off.";

    public override string ListUrl => "/finance/tolerances";

    protected override string? Page => null;

    public override Expression<Func<Tolerance, string>> Title { get; } = t => t.Name;

    public override IQueryable<Tolerance> Visible(Asking<FinanceDbContext> asking) => asking.Db.Tolerances;
}
