using System.Text.RegularExpressions;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Finance;

/// <summary>The rooms of Finance stand on floors: a room names its own floor's and lower ones.</summary>
public sealed partial class RoomsTests
{
    private const string Root = "src/Modules/ErpCrm.Finance";
    private const int Above = 4;

    // What is not named here puts the rooms together: home, checks, demo, seeding, the module itself.
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Copies"] = 0, ["BankAccounts"] = 0, ["ExchangeRates"] = 0, ["TaxRates"] = 0, ["Text"] = 0, ["Schedules"] = 0,
        ["PaymentCodes"] = 0,
        ["Billing"] = 1,
        ["Purchasing"] = 2, ["Treasury"] = 2, ["Payroll"] = 2,
        ["Books"] = 3,
    };

    [Fact]
    public void A_room_knows_nothing_of_those_above_it()
    {
        var upwards = from file in Solution.Files(Root, "*.cs").Concat(Solution.Files(Root, "*.cshtml"))
                      let own = FloorOf(Solution.Relative(file)[(Root.Length + 1)..].Split('/')[0])
                      from Match named in Room().Matches(File.ReadAllText(file))
                      where !file.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal)
                      where FloorOf(named.Groups[1].Value) > own
                      select $"{Solution.Relative(file)} names {named.Value}";
        Assert.Empty(upwards);
    }

    private static int FloorOf(string room) => Floors.GetValueOrDefault(room, Above);

    [GeneratedRegex(@"ErpCrm\.Finance\.(\w+)")]
    private static partial Regex Room();
}
