using ErpCrm.Platform.Imports;

namespace ErpCrm.Tests.Platform.Imports;

/// <summary>What a file says of a known record comes beside what is there.</summary>
public sealed class AddedTextsTests
{
    [Theory]
    [InlineData(null, "Pays late", "Pays late"), InlineData("  ", "Pays late", "Pays late")]
    [InlineData("Pays late", "Moved", "Pays late\nMoved"), InlineData("Pays late", "pays  late", "Pays late")]
    [InlineData("Pays late\r\nMoved", "Moved\nCalled", "Pays late\r\nMoved\nCalled")]
    [InlineData("Pays late, Moved", "Moved", "Pays late, Moved\nMoved")]
    [InlineData("+996 555 11 22 33", "0555112233\nCalled", "+996 555 11 22 33\nCalled")]
    [InlineData("Call 0555112233", "0555112233", "Call 0555112233\n0555112233")]
    public void A_note_gets_the_lines_that_it_does_not_have(string? there, string said, string expected) =>
        Assert.Equal(expected, AddedTexts.Add(there, said, "\n"));

    [Theory]
    [InlineData("a@firm.kg", "A@firm.kg; b@firm.kg", "a@firm.kg, b@firm.kg")]
    [InlineData("Telegram @aziz", "+996 700 100 200, 0700100200", "Telegram @aziz, +996 700 100 200")]
    [InlineData("a@firm.kg; b@firm.kg", "b@firm.kg", "a@firm.kg; b@firm.kg")]
    public void Addresses_are_told_apart_as_they_are_meant(string there, string said, string expected) =>
        Assert.Equal(expected, AddedTexts.Add(there, said, ", "));
}
