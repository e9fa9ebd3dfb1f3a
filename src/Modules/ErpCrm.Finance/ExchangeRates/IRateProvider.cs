using ErpCrm.Platform.Outgoing;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Why the rates of a bank did not come.</summary>
internal enum RateTrouble
{
    None,

    /// <summary>There was no answer.</summary>
    NotReached,

    /// <summary>The answer was no file.</summary>
    Refused,

    /// <summary>The file says something else than rates.</summary>
    NotUnderstood,
}

/// <summary>A rate as a bank publishes it: 1 unit of the currency = so many units of the bank's own.</summary>
/// <param name="On">The day from which it holds.</param>
internal sealed record ProvidedRate(string Currency, DateOnly On, decimal Rate);

/// <summary>What a bank published, or why it is not known.</summary>
internal sealed record ProvidedRates(RateTrouble Trouble, IReadOnlyList<ProvidedRate> Rates)
{
    public static ProvidedRates Of(RateTrouble trouble) => new(trouble, []);
}

/// <summary>A bank that publishes rates.</summary>
internal interface IRateProvider
{
    /// <summary>Kept in rows, never changed.</summary>
    string Key { get; }

    /// <summary>Its name, an English key of the texts.</summary>
    string Name { get; }

    /// <summary>The currency in which its rates are said; only companies that keep their books in it can take them.
    /// </summary>
    string BaseCurrency { get; }

    Task<ProvidedRates> FetchAsync(CancellationToken ct);
}

/// <summary>Files that banks offer to everybody.</summary>
internal interface IRateFiles
{
    Task<OutgoingFile> GetAsync(Uri address, int most, CancellationToken ct);
}

internal sealed class RateFiles(GuardedClient client) : IRateFiles
{
    public Task<OutgoingFile> GetAsync(Uri address, int most, CancellationToken ct) =>
        client.GetAsync(address, most, ct);
}
