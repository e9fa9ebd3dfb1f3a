namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>How payers write.</summary>
internal static class Payers
{
    private static readonly string[] Strangers = ["Асанов", "Бекова", "Токтогулов", "Исаева", "Ким", "Юсупов"];

    public static string Text(string number, Random chance) => chance.Next(8) switch
    {
        0 => $"Оплата по счету {number}",
        1 => $"оплата {number.ToLowerInvariant()}",
        2 => $"Оплата по счёту {number.Replace('-', ' ')}",
        3 => $"{number.Replace("-", "", StringComparison.Ordinal)} за услуги",
        4 => $"Оплата {number.Replace('0', 'O')}",
        5 => $"№{number}, без НДС",
        6 => $"Счет-фактура {number} от 05.03.2026",
        _ => $"{number}от 01.02",
    };

    /// <summary>One of ten has a letter too few.</summary>
    public static string Name(string name, Random chance) => chance.Next(10) switch
    {
        < 5 => $"ОсОО «{name}»",
        < 7 => name.ToUpperInvariant(),
        < 9 => $"{name} ОсОО",
        _ => name.Remove(name.Length / 2, 1),
    };

    public static string Stranger(Random chance) =>
        $"ИП {Strangers[chance.Next(Strangers.Length)]} {(char)('А' + chance.Next(20))}.";
}
