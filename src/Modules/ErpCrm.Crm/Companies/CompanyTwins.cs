using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

internal sealed record CompanyTwin(Guid Id, string Name, bool SameTaxId);

internal static class CompanyTwins
{
    /// <summary>
    /// The company that a name or tax id already belongs to, apart from <paramref name="except"/>. Names are compared without their legal
    /// form, so two tax ids make two companies of one name.
    /// </summary>
    public static async Task<CompanyTwin?> FindTwinAsync(this CrmDbContext db, string? name, string? taxId, Guid? except, CancellationToken ct)
    {
        var (nameKey, taxKey) = (CompanyKeys.OfName(name ?? ""), CompanyKeys.OfTaxId(taxId));
        return await db.Companies.AsNoTracking()
            .Where(c => c.Id != except && ((c.NameKey == nameKey && (taxKey == null || c.TaxKey == null)) || (taxKey != null && c.TaxKey == taxKey)))
            .OrderByDescending(c => c.TaxKey == taxKey && taxKey != null)
            .Select(c => new CompanyTwin(c.Id, c.Name, taxKey != null && c.TaxKey == taxKey))
            .FirstOrDefaultAsync(ct);
    }
}
