using System.Text.Json;
using ErpCrm.Platform.Imports;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>What the columns of a bank's table are: kept with the account, so that it is said once.</summary>
/// <param name="HeadRow">Number of the row of heads; 0 where there is none.</param>
/// <param name="Amount">Column of signed amounts; -1 where in and out have columns of their own.</param>
/// <param name="Texts">Columns whose words are put together.</param>
internal sealed record TableMapping(
    int HeadRow, int Date, int Amount, int MoneyIn, int MoneyOut, IReadOnlyList<int> Texts, int Party, int Account,
    int TaxId, int BankId, int Balance)
{
    public const int None = -1;

    /// <summary>How days are written: <c>dmy</c>, <c>mdy</c>, <c>ymd</c>.</summary>
    public string Days { get; init; } = "dmy";

    /// <summary>How numbers are written: <c>comma</c>, <c>point</c>.</summary>
    public string Numbers { get; init; } = "comma";

    /// <summary>Whether what comes in is written with a minus.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Of a text; empty for what the file itself tells.</summary>
    public string Encoding { get; init; } = "";

    public string ToJson() => JsonSerializer.Serialize(this);

    public static TableMapping? Of(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<TableMapping>(json);

    /// <summary>Whether a day and an amount can be read by it.</summary>
    public bool IsWhole => Date != None && (Amount != None || (MoneyIn != None && MoneyOut != None));

    /// <summary>The table as the mapping reads it.</summary>
    public FileTable Read(FileTable told) =>
        told.IsSheet || Encoding.Length == 0 ? told : told with { Encoding = Encoding };
}
