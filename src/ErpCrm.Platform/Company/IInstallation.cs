namespace ErpCrm.Platform.Company;

/// <summary>Where a company's data lies, so that it is not mistaken for an empty place.</summary>
public interface IInstallation
{
    /// <summary>The database holds a company: from now on its data folder says so too.</summary>
    Task CompanyFoundAsync(CancellationToken ct);
}
