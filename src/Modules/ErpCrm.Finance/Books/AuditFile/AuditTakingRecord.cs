using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>That somebody took the books along.</summary>
internal sealed class AuditTakingRecord : Record<FinanceDbContext, AuditTaking>
{
    public override string Key => Kinds.AuditFile;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Audit file", "Audit files");

    public override string Icon => "folder-archive";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewLedger);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking.AllBut(
        "It says who took the books along and when; there is nothing to add to it.", RecordAbility.List);

    public override string NotInApi => "Programs read journals, accounts and documents themselves.";

    public override string ListUrl => "/finance/reports/audit-file";

    protected override string? Page => null;

    public override Expression<Func<AuditTaking, string>> Title { get; } = t => t.Name;

    public override IReadOnlyList<Field<AuditTaking>> Fields { get; } =
    [
        Fields<AuditTaking>.Moment("taken", "Taken", t => t.TakenAt).Sorts(),
        Fields<AuditTaking>.Date("from", "From", t => t.From),
        Fields<AuditTaking>.Date("to", "To", t => t.To),
    ];

    public override IQueryable<AuditTaking> Visible(Asking<FinanceDbContext> asking) => asking.Db.AuditTakings;
}
