using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Company;

/// <summary>The company's logo.</summary>
internal sealed class LogoFiles(IdentityModuleDbContext db) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct) =>
        db.Companies.AsNoTracking().Where(c => c.LogoHash != null)
            .Select(c => new HeldFile(c.LogoHash!, c.LogoBytes, nameof(OwnCompany), c.Id))
            .AsAsyncEnumerable();
}
