using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Companies;

/// <summary>Puts companies aside that nobody works with any more.</summary>
internal sealed class ArchiveCompanies(CrmDbContext db, ICurrentUser me, IStringLocalizer<SharedText> shared)
    : IBulkAction
{
    public string Key => "crm.archive-company";

    public string Word => shared["Archive"];

    public string Icon => "archive";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(CrmPermissions.EditCompanies);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var company = await db.Companies.ChangeableBy(me).OneAsync(record.Id, ct);
        if (company.Status == CompanyStatus.Archived) return BulkEffect.Nothing;
        company.Archive();
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done();
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var company = await db.Companies.ChangeableBy(me).OneAsync(record.Id, ct);
        company.Restore();
        await db.SaveChangesAsync(ct);
    }
}
