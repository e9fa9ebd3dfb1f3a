namespace ErpCrm.Finance.ExchangeRates;

/// <summary>The National Bank of the Kyrgyz Republic: some currencies every working day, the others once a week.
/// </summary>
internal sealed class NationalBank(IRateFiles files) : IRateProvider
{
    private const int MostBytes = 256 * 1024;
    private static readonly Uri Daily = new("https://www.nbkr.kg/XML/daily.xml");
    private static readonly Uri Weekly = new("https://www.nbkr.kg/XML/weekly.xml");

    public string Key => "nbkr";

    public string Name => "National Bank of the Kyrgyz Republic";

    public string BaseCurrency => "KGS";

    public async Task<ProvidedRates> FetchAsync(CancellationToken ct)
    {
        var daily = await ReadAsync(Daily, ct);
        if (daily.Trouble != RateTrouble.None) return daily;
        // The currencies of the week come beside; without them the day's are taken all the same.
        var weekly = await ReadAsync(Weekly, ct);
        return daily with
        {
            Rates = [.. daily.Rates.Concat(weekly.Rates).DistinctBy(r => (r.Currency, r.On))],
        };
    }

    private async Task<ProvidedRates> ReadAsync(Uri address, CancellationToken ct)
    {
        var file = await files.GetAsync(address, MostBytes, ct);
        if (file.Status is null) return ProvidedRates.Of(RateTrouble.NotReached);
        if (!file.IsSuccess || file.Content is null) return ProvidedRates.Of(RateTrouble.Refused);
        var rates = NationalBankXml.Read(file.Content);
        return rates.Count == 0
            ? ProvidedRates.Of(RateTrouble.NotUnderstood)
            : new ProvidedRates(RateTrouble.None, rates);
    }
}
