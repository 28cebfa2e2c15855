//! Drivers: lights, giving way, going round, and traffic that gets on.

use super::*;

#[test]
fn a_car_stops_at_red_and_goes_at_green() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        // Towards the crossing from the south, where it is red for the first eight seconds.
        roads.vehicles.push(driven("sedan_a", "car", (201.6, -48.0), (0.0, 1.0), "commuter"));
    });
    assert_eq!(light(&mut drive, "clark"), Light::Red);
    drive.until(480, STILL, |drive| {
        let (at, fast) = (drive.at("car"), drive.velocity("car").length());
        assert!(at.y < -8.0, "over the line at red: {at}");
        at.y > -18.0 && fast < 0.3
    });
    drive.until(600, STILL, |drive| light(drive, "clark") == Light::Green);
    let waited = drive.at("car");
    assert!((-18.0..-8.0).contains(&waited.y), "{waited}");
    drive.until(240, STILL, |drive| drive.at("car").distance(waited) > 20.0);
}

#[test]
fn whoever_comes_out_of_the_alley_gives_way() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(driven("sedan_b", "small", (318.5, 60.0), (0.0, -1.0), "commuter"));
        for (number, x) in [(0, 262.0), (1, 246.0), (2, 228.0), (3, 212.0)] {
            let tag = format!("stream{number}");
            let mut car = driven("taxi", &tag, (x, -4.9), (1.0, 0.0), "commuter");
            car.speed = 10.0;
            roads.vehicles.push(car);
        }
    });
    let stop =
        drive.until(900, STILL, |drive| drive.velocity("small").length() < 0.3 && drive.at("small").y < 20.0);
    assert!(drive.at("small").y > 7.0, "it stopped behind the line, {} after {stop}", drive.at("small"));
    drive.until(1500, STILL, |drive| drive.at("small").y < 4.0);
    assert!(drive.at("stream3").x > 322.0, "it waited for the last of them");
    let hits = drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::VehicleHit { .. })).count();
    assert_eq!(hits, 0);
}

#[test]
fn at_a_stop_sign_one_comes_to_a_stand_though_nobody_comes() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(driven("sedan_b", "small", (318.5, 60.0), (0.0, -1.0), "commuter"));
    });
    drive.until(900, STILL, |drive| drive.velocity("small").length() < 0.4 && drive.at("small").y < 20.0);
    let line = drive.at("small");
    assert!(line.y > 7.0, "it stopped behind the line, {line}");
    let stood = drive.until(300, STILL, |drive| drive.at("small").distance(line) > 1.0);
    assert!(stood > 40, "it stood for {stood} ticks");
}

#[test]
fn one_goes_round_what_stands_in_his_lane() {
    let mut drive = Drive::new(|roads| {
        parked(roads);
        roads.vehicles.push(placed("truck", "wall", (120.0, -4.9), (1.0, 0.0)));
        roads.vehicles.push(driven("sedan_a", "car", (60.0, -4.9), (1.0, 0.0), "commuter"));
    });
    drive.until(900, STILL, |drive| drive.at("car").x > 140.0);
    assert!(
        !drive.seen.iter().any(|seen| matches!(seen, SimOutcome::VehicleHit { .. })),
        "without a scratch"
    );
}

#[test]
fn traffic_gets_on_without_a_scratch() {
    let mut drive = Drive::new(|roads| {
        busy(roads);
        parked(roads);
        roads.traffic.as_mut().expect("traffic").per_km = 25.0;
    });
    drive.ticks(2400, STILL);
    let hits: Vec<&SimOutcome> =
        drive.seen.iter().filter(|seen| matches!(seen, SimOutcome::VehicleHit { .. })).collect();
    assert!(hits.len() < 4, "{} knocks: {:?}", hits.len(), &hits[..hits.len().min(5)]);
    let world = drive.session.world();
    let mut vehicles = world.query::<(&Vehicle, &Velocity)>();
    let moving = vehicles.iter(world).filter(|(_, velocity)| velocity.0.length() > 1.0).count();
    assert!(moving >= 4, "{moving} move");
}

#[test]
fn ten_thousand_random_commands_do_no_harm() {
    let mut drive = Drive::new(busy);
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut command = EAST;
    for tick in 0..10_000 {
        if rng.random_range(0..20) == 0 {
            let mut axis = || [-127, 0, 127][rng.random_range(0..3)];
            command = PlayerCommand { move_x: axis(), move_y: axis(), aim: None, buttons: Buttons(0) };
            command.buttons = Buttons(rng.random_range(0..64));
        }
        drive.seen.clear();
        drive.ticks(1, command);
        let world = drive.session.world();
        let mut bodies = world.query::<(&Position, &Velocity)>();
        for (at, velocity) in bodies.iter(world) {
            assert!(
                at.0.is_finite() && velocity.0.is_finite() && at.0.length() < 4000.0,
                "tick {tick}: {at:?}"
            );
        }
        let mut vehicles = world.query::<(&Position, &Vehicle)>();
        let all: Vec<(Vec2, Vec2)> =
            vehicles.iter(world).map(|(at, vehicle)| (at.0, vehicle.half())).collect();
        for (number, (at, half)) in all.iter().enumerate() {
            for (other, its) in &all[number + 1..] {
                let least = (half.y + its.y) * 0.45;
                assert!(at.distance(*other) > least, "tick {tick}: one in another, {at} {other}");
            }
        }
    }
}
