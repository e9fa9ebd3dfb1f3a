using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.Company;

/// <summary>The company's profile in memory: read at start, after
/// each save, and when another process has saved it.</summary>
internal sealed class CompanyProfileStore(IServiceScopeFactory scopes, IFileStore files,
    IEnumerable<IInstallation> installations)
    : ICompanyProfile
{
    private volatile State _state = new(new CompanyProfile(), IsSetUp: false, Stamp: null);

    public CompanyProfile Current => _state.Profile;

    public bool IsSetUp => _state.IsSetUp;

    public async Task<CompanyProfile> ReadAsync(CancellationToken ct)
    {
        await RefreshAsync(ct);
        return Current;
    }

    /// <summary>Reads again when the stamp is not the one that was read with.</summary>
    public Task KeepUpAsync(Guid? stamp, CancellationToken ct) =>
        stamp == _state.Stamp ? Task.CompletedTask : RefreshAsync(ct);

    public async Task RefreshAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
        var stamp = await db.Stamps.Where(s => s.Name == Stamp.Company).Select(s => (Guid?)s.Value)
            .FirstOrDefaultAsync(ct);
        var company = await db.Companies.AsNoTracking().FirstOrDefaultAsync(c => c.Id == OwnCompany.TheId, ct);
        if (company is not null && !_state.IsSetUp)
        {
            foreach (var installation in installations) await installation.CompanyFoundAsync(ct);
        }

        _state = company is null
            ? new State(new CompanyProfile(), false, stamp)
            : new State(company.ToProfile(await LogoAsync(company, ct)), true, stamp);
    }

    private async Task<byte[]?> LogoAsync(OwnCompany company, CancellationToken ct)
    {
        if (company.LogoHash is not { } hash) return null;
        await using var content = await files.OpenAsync(hash, ct);
        if (content is null) return null;
        using var logo = new MemoryStream();
        await content.CopyToAsync(logo, ct);
        return logo.ToArray();
    }

    private sealed record State(CompanyProfile Profile, bool IsSetUp, Guid? Stamp);
}
