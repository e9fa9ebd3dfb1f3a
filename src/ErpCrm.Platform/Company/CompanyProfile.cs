namespace ErpCrm.Platform.Company;

/// <summary>The company that runs this installation, as it stands on documents and in defaults.</summary>
public sealed record CompanyProfile
{
    public string Name { get; init; } = "";
    public string LegalName { get; init; } = "";
    public string Address { get; init; } = "";
    public string TaxId { get; init; } = "";

    /// <summary>Code of the register of enterprises (ОКПО).</summary>
    public string RegistrationCode { get; init; } = "";
    public string BankDetails { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";

    /// <summary>PNG or JPEG, checked at upload.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>ISO 4217; never changed once there are documents.</summary>
    public string BaseCurrency { get; init; } = "KGS";

    /// <summary><c>en</c>, <c>ky</c> or <c>ru</c>: default for new users and documents.</summary>
    public string Language { get; init; } = "en";

    /// <summary>IANA id, for example <c>Asia/Bishkek</c>.</summary>
    public string TimeZoneId { get; init; } = "Asia/Bishkek";

    /// <summary>Whether people may decide on, and pay, what they
    /// recorded themselves: a company of one person needs it.</summary>
    public bool AllowsOwnDecisions { get; init; }

    /// <summary>1 to 12.</summary>
    public int FiscalYearStartMonth { get; init; } = 1;
}

/// <summary>Reads the company's profile; kept in memory, refreshed when it is saved.</summary>
public interface ICompanyProfile
{
    /// <summary>The profile, or defaults before the first set-up.</summary>
    CompanyProfile Current { get; }

    /// <summary>The profile as the database says now: for what is frozen in a document.</summary>
    Task<CompanyProfile> ReadAsync(CancellationToken ct) => Task.FromResult(Current);

    /// <summary>Whether the first set-up is done.</summary>
    bool IsSetUp { get; }

    /// <summary>Reads the profile again; for commands that serve nobody.</summary>
    Task RefreshAsync(CancellationToken ct) => Task.CompletedTask;
}
