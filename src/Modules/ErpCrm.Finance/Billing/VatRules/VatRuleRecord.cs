using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Billing.VatRules;

/// <summary>How VAT is rounded from a day on.</summary>
internal sealed class VatRuleRecord : Record<FinanceDbContext, VatRule>
{
    public override string Key => Kinds.VatRule;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Rounding of VAT", "Rounding of VAT");

    public override string Icon => "percent";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "Set once by whoever answers for taxes; each document says what it was.";

    public override string ListUrl => "/finance/vat-rules";

    protected override string? Page => null;

    public override IQueryable<VatRule> Visible(Asking<FinanceDbContext> asking) => asking.Db.VatRules;
}
